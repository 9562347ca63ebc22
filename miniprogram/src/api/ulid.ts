import { ulid } from 'ulid'

/**
 * A ULID for a request that may be repeated: the same id makes it the same request. `Math.random` is passed
 * in because WeChat's logic layer has no `crypto`; the id needs to be unique, not secret.
 */
export const newUlid = () => ulid(Date.now(), Math.random)
