import { getAccessToken } from './access-token'
import type { WechatApp } from './app'
import { WechatError } from './error'
import { sendWechatRequest, type WechatAnswer, type WechatCall } from './request'

/**
 * The answer as an object; integers of 16 digits and more (`msgid`, 64 bits) are text. Throws a WechatError
 * for anything but success.
 */
export async function callWechat(app: WechatApp, call: WechatCall): Promise<WechatAnswer> {
  const answer = await callWithToken(app, call)
  if (Buffer.isBuffer(answer)) throw new WechatError('unknown', 0, 'an image instead of JSON')
  return answer
}

/** For calls that answer with an image, and with JSON only on failure. Throws a WechatError. */
export async function fetchWechatImage(app: WechatApp, call: WechatCall): Promise<Buffer> {
  const answer = await callWithToken(app, call)
  if (!Buffer.isBuffer(answer)) throw new WechatError('unknown', 0, 'JSON instead of an image')
  return answer
}

const tokenErrors = new Set([
  40001, // invalid, or no longer the newest
  40014, // malformed
  42001, // expired
])
const isTokenError = (error: unknown): error is WechatError =>
  error instanceof WechatError && tokenErrors.has(error.errcode)

/** A refused token is replaced once, and the call repeated with the new one. */
async function callWithToken(app: WechatApp, call: WechatCall): Promise<WechatAnswer | Buffer> {
  if (call.withToken === false) return sendWechatRequest(call)
  const token = await getAccessToken(app)
  try {
    return await sendWechatRequest(call, token)
  } catch (error) {
    if (!isTokenError(error)) throw error
    return sendWithNewToken(app, call, token)
  }
}

async function sendWithNewToken(app: WechatApp, call: WechatCall, refused: string) {
  const token = await getAccessToken(app, refused)
  try {
    return await sendWechatRequest(call, token)
  } catch (error) {
    if (isTokenError(error)) throw new WechatError('token', error.errcode, error.errmsg)
    throw error
  }
}
