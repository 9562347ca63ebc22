import { queryOptions } from '@tanstack/react-query'
import { getImport, type ImportView, listImports } from '@zhixing/shared/imports/contract'
import { call } from '../server/call'
import { isUnderWay } from './words'

const REFETCH_MS = 1000

const listKey = ['imports'] as const
const importKey = (importId: string) => ['import', importId] as const

export const importQueries = {
  listKey,
  importKey,
  list: queryOptions({ queryKey: listKey, queryFn: ({ signal }) => call(listImports, {}, signal) }),
  /** Read again each second while a worker reads, checks or imports. */
  one: (importId: string) =>
    queryOptions({
      queryKey: importKey(importId),
      queryFn: ({ signal }) => call(getImport, { importId }, signal),
      refetchInterval: ({ state }: { state: { data?: ImportView | undefined } }) =>
        state.data && isUnderWay(state.data) ? REFETCH_MS : false,
    }),
}
