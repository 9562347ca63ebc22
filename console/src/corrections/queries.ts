import { queryOptions } from '@tanstack/react-query'
import { type CreditRequestDetail, getCreditRequest } from '@zhixing/shared/corrections/contract'
import { call } from '../server/call'
import { queryClient } from '../server/query-client'

export const requestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['credit requests', 'one', requestId],
    queryFn: ({ signal }) => call(getCreditRequest, { requestId }, signal),
  })

/** Every write answers with what there is now: it is shown at once, and lists ask again when they are next looked at. */
export function remember(detail: CreditRequestDetail) {
  queryClient.setQueryData(requestQuery(detail.requestId).queryKey, detail)
  void queryClient.invalidateQueries({ queryKey: ['credit requests', 'list'] })
  void queryClient.invalidateQueries({ queryKey: ['transcript'] })
}
