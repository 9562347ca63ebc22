import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import { deviceKindOf, phoneSessionIdOf } from '../core/http/device'
import { refuseDerived } from '../core/http/refuse-derived'
import type { RequestOrigin } from '../core/http/request-origin'
import { viewerAddressOf } from '../core/http/viewer-address'

/**
 * Refuses a token of another device, or of the console: `identity/unauthenticated`. The client then signs in
 * with a fresh login code of WeChat, which a token that was handed over cannot get.
 */
export function requireDeviceOf(learnerId: string, { claims, userAgent }: RequestOrigin): void {
  const ofThisDevice = claims && phoneSessionIdOf(learnerId, claims.wechat.appid, userAgent)
  if (!ofThisDevice || claims.sessionId !== ofThisDevice) throw refuseDerived('identity/unauthenticated')
}

/**
 * As little of the origin of a launch as shows a change: the kind of device without what changes on one
 * (device.ts), and the first two groups of the IP address. Salted with the learner, so that a shared
 * device does not link two learners.
 */
export const launchOriginOf = (learnerId: string, request: RequestOrigin): LaunchOrigin => ({
  device: saltedMark(learnerId, `${request.claims?.wechat.appid} ${deviceKindOf(request.userAgent)}`),
  region: saltedMark(learnerId, regionOf(viewerAddressOf(request))),
})

const regionOf = (sourceIp: string) => {
  const separator = isIPv6(sourceIp) ? ':' : '.'
  return sourceIp.split(separator).slice(0, 2).join(separator)
}

/** 1 to 65,535: a trace writes 0 for an absent mark, so a hash of 0 becomes 1. */
const saltedMark = (learnerId: string, text: string) =>
  createHash('sha256').update(`${learnerId} ${text}`).digest().readUInt16BE(0) || 1
