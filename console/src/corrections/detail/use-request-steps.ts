import { decideCreditRequest, withdrawCreditRequest } from '@zhixing/shared/corrections/contract'
import { call } from '../../server/call'
import { useSteps } from '../../workflow/use-steps'
import { requestQueries } from '../queries'

export type RequestSteps = ReturnType<typeof useRequestSteps>

/** The steps of a credit request. Each resolves to whether it was taken. */
export function useRequestSteps(requestId: string) {
  const { run, isBusy } = useSteps(requestQueries, requestId)
  return {
    isBusy,
    approve: () =>
      run(() => call(decideCreditRequest, { requestId, approve: true }), '已通过，学时台账已更新'),
    reject: (reason: string) =>
      run(() => call(decideCreditRequest, { requestId, approve: false, reason }), '已退回'),
    withdraw: () => run(() => call(withdrawCreditRequest, { requestId }), '已撤回'),
  }
}
