import { useMutation } from '@tanstack/react-query'
import { Refusal } from '@zhixing/shared/problem'
import { decideAppeal, decideReview, type ReviewDetail } from '@zhixing/shared/reviews/contract'
import { App } from 'antd'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { remember, reviewQuery } from '../queries'

export type Actions = ReturnType<typeof useActions>

/** Whoever was overtaken by a colleague sees the present state. True once it is done. */
export function useActions(reviewId: string) {
  const { message } = App.useApp()
  const step = useMutation({
    mutationFn: ({ act }: { act: () => Promise<ReviewDetail>; done: string }) => act(),
    onSuccess: (detail, { done }) => {
      remember(detail)
      message.success(done)
    },
    onError: (error) => {
      message.error(errorTitle(error))
      const overtaken =
        error instanceof Refusal && (error.type === 'request/stale' || error.type === 'reviews/wrong-state')
      if (overtaken) void queryClient.invalidateQueries({ queryKey: reviewQuery(reviewId).queryKey })
    },
  })
  const go = (act: () => Promise<ReviewDetail>, done: string) =>
    step.mutateAsync({ act, done }).then(
      () => true,
      () => false,
    )
  return {
    busy: step.isPending,
    dismiss: (revision: number, reason: string) =>
      go(
        () => call(decideReview, { reviewId, revision, decision: 'dismiss', reason }),
        '已记为无问题，学时不变',
      ),
    requestReversal: (revision: number, reason: string, entryIds: string[]) =>
      go(
        () => call(decideReview, { reviewId, revision, decision: 'request-reversal', reason, entryIds }),
        '已提请冲正，等待另一位同志审批',
      ),
    answer: (revision: number, uphold: boolean, reason: string) =>
      go(
        () => call(decideAppeal, { reviewId, revision, uphold, reason }),
        uphold ? '申诉成立，已答复' : '已答复，维持决定',
      ),
  }
}
