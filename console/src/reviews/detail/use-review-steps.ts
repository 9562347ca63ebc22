import { decideAppeal, decideReview } from '@zhixing/shared/reviews/contract'
import { call } from '../../server/call'
import { useSteps } from '../../workflow/use-steps'
import { reviewQueries } from '../queries'

export type ReviewSteps = ReturnType<typeof useReviewSteps>

/** The steps of a review. Each resolves to whether it was taken. */
export function useReviewSteps(reviewId: string) {
  const { run, isBusy } = useSteps(reviewQueries, reviewId)
  return {
    isBusy,
    dismiss: (revision: number, reason: string) =>
      run(
        () => call(decideReview, { reviewId, revision, decision: 'dismiss', reason }),
        '已记为无问题，学时不变',
      ),
    requestReversal: (revision: number, reason: string, entryIds: string[]) =>
      run(
        () => call(decideReview, { reviewId, revision, decision: 'request-reversal', reason, entryIds }),
        '已提请冲正，等待另一位同志审批',
      ),
    answerAppeal: (revision: number, uphold: boolean, reason: string) =>
      run(
        () => call(decideAppeal, { reviewId, revision, uphold, reason }),
        uphold ? '申诉成立，已答复' : '已答复，维持决定',
      ),
  }
}
