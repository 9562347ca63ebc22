import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import type { RequestOrigin } from '../core/http/endpoint'

/**
 * Where a launch comes from, as little of it as will show a change: the kind of device without its versions, so that an update is no new one, and
 * the network's region. Sixteen bits, salted with the learner: no two learners can be told to share a device, and nobody can be found by it.
 */
export const launchOriginOf = (
  learnerId: string,
  { userAgent, sourceIp, claims }: RequestOrigin,
): LaunchOrigin => ({
  device: saltedMark(learnerId, `${claims?.wechat.appid} ${userAgent.replace(/[\d._]+/g, '')}`),
  region: saltedMark(
    learnerId,
    isIPv6(sourceIp) ? sourceIp.split(':').slice(0, 2).join(':') : sourceIp.split('.').slice(0, 2).join('.'),
  ),
})

/** 0 stands for none. */
const saltedMark = (learnerId: string, seen: string) =>
  createHash('sha256').update(`${learnerId} ${seen}`).digest().readUInt16BE(0) || 1
