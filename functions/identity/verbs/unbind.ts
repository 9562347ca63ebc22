import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { unbindWechat } from '../store/bindings'

export const unbind = endpoint(contract.unbind, async ({ actor }) => {
  await unbindWechat(actor.wechat, actor.learnerId)
  return {}
})
