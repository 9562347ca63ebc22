/**
 * `answered`: WeChat refused; `errcode` says why. `token`: WeChat refused our token and a fresh one too.
 * `busy`: still busy (−1) after the last retry. `timeout`, `unknown`: the outcome is unknown.
 */
export type WechatFailure = 'answered' | 'token' | 'busy' | 'timeout' | 'unknown'

export class WechatError extends Error {
  readonly errcode: number
  readonly errmsg: string
  readonly kind: WechatFailure

  constructor(kind: WechatFailure, errcode: number, errmsg: string) {
    super(`WeChat ${kind} ${errcode}: ${errmsg}`)
    this.name = 'WechatError'
    this.kind = kind
    this.errcode = errcode
    this.errmsg = errmsg
  }
}
