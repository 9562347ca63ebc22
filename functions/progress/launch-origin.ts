import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import type { RequestOrigin } from '../core/http/endpoint'

/**
 * The origin of a launch, as little of it as shows a change: the kind of device without version numbers,
 * which updates change, and the first half of the network address. The salt keeps two learners from being
 * linked by a shared device.
 */
export const launchOriginOf = (
  learnerId: string,
  { userAgent, sourceIp, claims }: RequestOrigin,
): LaunchOrigin => ({
  device: saltedMark(learnerId, `${claims?.wechat.appid} ${userAgent.replace(/[\d._]+/g, '')}`),
  region: saltedMark(learnerId, networkOf(sourceIp)),
})

const networkOf = (sourceIp: string) => {
  const separator = isIPv6(sourceIp) ? ':' : '.'
  return sourceIp.split(separator).slice(0, 2).join(separator)
}

/** 1 to 65,535; 0 stands for an absent mark. */
const saltedMark = (learnerId: string, text: string) =>
  createHash('sha256').update(`${learnerId} ${text}`).digest().readUInt16BE(0) || 1
