import { useMutation } from '@tanstack/react-query'
import {
  type CreditRequestDetail,
  decideCreditRequest,
  withdrawCreditRequest,
} from '@zhixing/shared/corrections/contract'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { remember, requestQuery } from '../queries'

export type Actions = ReturnType<typeof useActions>

/** What is done with a request; whoever was overtaken by a colleague sees what became of it. */
export function useActions(requestId: string) {
  const { message } = App.useApp()
  const step = useMutation({
    mutationFn: ({ act }: { act: () => Promise<CreditRequestDetail>; done: string }) => act(),
    onSuccess: (detail, { done }) => {
      remember(detail)
      message.success(done)
    },
    onError: (error) => {
      message.error(errorTitle(error))
      if (error instanceof Refusal && error.type === 'credits/wrong-state')
        void queryClient.invalidateQueries({ queryKey: requestQuery(requestId).queryKey })
    },
  })
  const go = (act: () => Promise<CreditRequestDetail>, done: string) =>
    step.mutateAsync({ act, done }).then(
      () => true,
      () => false,
    )
  return {
    busy: step.isPending,
    approve: () =>
      go(() => call(decideCreditRequest, { requestId, approve: true }), '已通过，学时台账已更新'),
    reject: (reason: string) =>
      go(() => call(decideCreditRequest, { requestId, approve: false, reason }), '已退回'),
    withdraw: () => go(() => call(withdrawCreditRequest, { requestId }), '已撤回'),
  }
}
