import { decideGrant, endGrant, resetSecondFactor } from '@zhixing/shared/grants/contract'
import { call } from '../../server/call'
import { useSteps } from '../../workflow/use-steps'
import { grantQueries } from '../queries'

export type GrantSteps = ReturnType<typeof useGrantSteps>

/** The steps of a grant, each for the revision that the page shows. Each resolves to whether it was taken. */
export function useGrantSteps(grantId: string) {
  const { run, isBusy } = useSteps(grantQueries, grantId)
  return {
    isBusy,
    approve: (revision: number) =>
      run(() => call(decideGrant, { grantId, revision, approve: true }), '已批准，权限立即生效'),
    refuse: (revision: number, comment: string) =>
      run(() => call(decideGrant, { grantId, revision, approve: false, comment }), '已答复不批准'),
    end: (revision: number, reason: string) =>
      run(() => call(endGrant, { grantId, revision, reason }), '已结束，立即失效'),
    resetSecondFactor: (revision: number, reason: string) =>
      run(() => call(resetSecondFactor, { grantId, revision, reason }), '已重置，请通知本人重新扫码登录'),
  }
}
