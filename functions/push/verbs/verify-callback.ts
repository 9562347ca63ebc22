import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { environment } from '../../core/environment'
import { publicEndpoint } from '../../core/http/endpoint'
import { isWechatSignature } from '../../core/wechat/crypto'
import { isFresh } from './callback'

export const verifyCallback = publicEndpoint(contract.verifyCallback, async ({ input, now }) => {
  const { signature, timestamp, nonce, echostr } = input
  if (
    !isWechatSignature(signature, environment.callbackToken, timestamp, nonce) ||
    !isFresh(timestamp, now)
  ) {
    throw new Refusal('push/signature-invalid')
  }
  return echostr
})
