import type { TokenClaims } from './actor'

/** Where a request came from. */
export interface RequestOrigin {
  /** Of the caller, or of the distribution in front of the gateway: see viewer-address.ts. */
  sourceIp: string
  /** What a distribution says of the viewer; any caller could, so its key has to be checked. */
  edge?: { key: string | undefined; viewerAddress: string | undefined }
  userAgent: string
  claims?: TokenClaims | undefined
}
