import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { release } from '../store/bindings'

export const unbind = endpoint(contract.unbind, async ({ actor }) => {
  await release(actor.wechat, actor.learnerId)
  return {}
})
