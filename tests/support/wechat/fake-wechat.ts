import { invalidateAccessTokens } from '@zhixing/functions/core/wechat/access-token'
import { wechatHttp } from '@zhixing/functions/core/wechat/request'

export interface WechatRequest {
  path: string
  query: Record<string, string>
  body: Record<string, unknown>
}
type Reply = Record<string, unknown> | Response | Buffer | Error

/**
 * Replaces WeChat's API. A sign-in code names its person (see `personOf`); `replies` overrides paths;
 * `requests` records every call.
 */
export function fakeWechat(replies: Record<string, (request: WechatRequest) => Reply> = {}) {
  const requests: WechatRequest[] = []
  invalidateAccessTokens()
  wechatHttp.sleep = async () => undefined
  wechatHttp.fetch = async (url, { body }) => {
    const { pathname, searchParams } = new URL(url)
    const request = {
      path: pathname,
      query: Object.fromEntries(searchParams),
      body: body ? JSON.parse(String(body)) : {},
    }
    requests.push(request)
    const reply = (
      replies[pathname] ??
      standard[pathname] ??
      (() => ({ errcode: 40066, errmsg: 'invalid url' }))
    )(request)
    if (reply instanceof Error) throw reply
    if (reply instanceof Response) return reply
    return Buffer.isBuffer(reply) ? new Response(new Uint8Array(reply)) : new Response(JSON.stringify(reply))
  }
  return { requests, requestsTo: (path: string) => requests.filter((request) => request.path === path) }
}

/** A code is `openid` or `openid+unionid`; the code `spent` has been used. */
const personOf = (code: string) => {
  if (code === 'spent') return { errcode: 40163, errmsg: 'code been used, rid: 1-2-3' }
  const [openid, unionid] = code.split('+')
  return { openid, ...(unionid && { unionid }) }
}

export const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')

const standard: Record<string, (request: WechatRequest) => Reply> = {
  '/cgi-bin/stable_token': () => ({
    access_token: `token-${Math.random().toString(36).slice(2)}`,
    expires_in: 7200,
  }),
  '/sns/jscode2session': ({ query }) => ({ session_key: 'never leaves', ...personOf(query.js_code ?? '') }),
  '/sns/oauth2/access_token': ({ query }) => ({
    access_token: 'of the person',
    expires_in: 7200,
    ...personOf(query.code ?? ''),
  }),
  // The code is the phone number.
  '/wxa/business/getuserphonenumber': ({ body }) => ({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: `+86${body.code}`,
      purePhoneNumber: `${body.code}`,
      countryCode: '86',
      watermark: { appid: 'wx-mini-program', timestamp: 1 },
    },
  }),
  '/wxa/getwxacodeunlimit': () => png,
}
