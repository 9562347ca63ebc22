import { queryOptions } from '@tanstack/react-query'
import { getImport, type ImportView, listImports } from '@zhixing/shared/imports/contract'
import { call } from '../server/call'
import { isUnderWay } from './words'

const ASK_AGAIN_MS = 1000

const listKey = ['imports'] as const
const keyOf = (importId: string) => ['import', importId] as const

export const importQueries = {
  listKey,
  keyOf,
  list: queryOptions({ queryKey: listKey, queryFn: ({ signal }) => call(listImports, {}, signal) }),
  /** Asks again each second while the server is at work on it. */
  one: (importId: string) =>
    queryOptions({
      queryKey: keyOf(importId),
      queryFn: ({ signal }) => call(getImport, { importId }, signal),
      refetchInterval: ({ state }: { state: { data?: ImportView | undefined } }) =>
        state.data && isUnderWay(state.data) ? ASK_AGAIN_MS : false,
    }),
}
