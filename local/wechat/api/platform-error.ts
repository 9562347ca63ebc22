/** A refusal as the platform words it: HTTP 200 with an errcode. */
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
