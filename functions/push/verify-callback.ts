import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/push/contract'
import { publicEndpoint } from '../endpoint'
import { environment } from '../environment'
import { isFresh } from './callback'
import { isSigned } from './crypto'

export const verifyCallback = publicEndpoint(contract.verifyCallback, async ({ input, now }) => {
  const { signature, timestamp, nonce, echostr } = input
  if (!isSigned(signature, environment.callbackToken, timestamp, nonce) || !isFresh(timestamp, now)) {
    throw new Refusal('push/signature-invalid')
  }
  return echostr
})
