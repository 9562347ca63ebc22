import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions } from '../sessions'
import { unbindWechat } from '../store/bindings'

/** The binding first: a token that is issued in between is ended too. */
export const unbind = endpoint(contract.unbind, async ({ actor, now }) => {
  await unbindWechat(actor.wechat, actor.learnerId)
  await endAllSessions(actor.learnerId, now)
  return {}
})
