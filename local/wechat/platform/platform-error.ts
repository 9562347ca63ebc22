/** A refusal as WeChat words it: HTTP 200 with an errcode. */
export class PlatformError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message)
  }
}

export const invalidOpenid = () => new PlatformError(40003, 'invalid openid')
export const invalidArgument = () => new PlatformError(40097, 'invalid args')
export const invalidCredential = () =>
  new PlatformError(40001, 'invalid credential, access_token is invalid or not latest')
export const dayQuotaReached = () => new PlatformError(45009, 'reach max api daily quota limit')
export const minuteQuotaReached = () =>
  new PlatformError(45011, 'api minute-quota reach limit, must slower, retry next minute')
