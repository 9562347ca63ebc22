import { queryOptions } from '@tanstack/react-query'
import { getReview, type ReviewDetail } from '@zhixing/shared/reviews/contract'
import { call } from '../server/call'
import { queryClient } from '../server/query-client'

export const reviewQuery = (reviewId: string) =>
  queryOptions({
    queryKey: ['reviews', 'one', reviewId],
    queryFn: ({ signal }) => call(getReview, { reviewId }, signal),
  })

/** Every write answers with what there is now: it is shown at once, and lists ask again when they are next looked at. */
export function remember(detail: ReviewDetail) {
  queryClient.setQueryData(reviewQuery(detail.reviewId).queryKey, detail)
  void queryClient.invalidateQueries({ queryKey: ['reviews', 'list'] })
}
