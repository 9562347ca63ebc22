import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../endpoint'
import { release } from './binding-store'

export const unbind = endpoint(contract.unbind, async ({ actor }) => {
  await release(actor.wechat, actor.learnerId)
  return {}
})
