import * as contract from '@zhixing/shared/push/contract'
import { environment } from '../../core/environment'
import { publicEndpoint } from '../../core/http/endpoint'
import { isWechatSignature } from '../../core/wechat/crypto'
import { isFresh } from '../callbacks/open-callback'

export const verifyCallback = publicEndpoint(contract.verifyCallback, async ({ input, now, refuse }) => {
  const { signature, timestamp, nonce, echostr } = input
  const isValid =
    isWechatSignature(signature, environment.callbackToken, timestamp, nonce) && isFresh(timestamp, now)
  if (!isValid) throw refuse('push/signature-invalid')
  return echostr
})
