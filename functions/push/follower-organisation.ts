import { DAY_MS } from '@zhixing/shared/calendar'
import { environment } from '../core/environment'
import type { WechatIdentity } from '../core/http/actor'
import { findLearner, findLearnerId, findOpenid } from '../identity/api'
import type { FollowerOrganisation } from './store/follower-entity'

/**
 * Whether the copy of a follower's organisation has to be read again. A learner's is read again a day after
 * it was read, so that a transfer takes effect within a day. Without a learner it is read every time, because
 * a new binding is not announced to this module.
 */
export function isOutdated({ learnerId, joinedAt: readAt }: FollowerOrganisation, now: Date): boolean {
  if (!learnerId || !readAt) return true
  return now.getTime() - Date.parse(readAt) > DAY_MS
}

/** The organisation of the learner bound to this WeChat identity; empty if there is none. */
export async function readFollowerOrganisation(
  wechat: WechatIdentity,
  now: Date,
  knownLearnerId?: string,
): Promise<FollowerOrganisation> {
  const learnerId = knownLearnerId ?? (await findLearnerId(wechat))
  const learner = learnerId ? await findLearner(learnerId) : undefined
  if (!learner) return {}
  return { learnerId, orgPath: learner.orgPath, jobLevel: learner.jobLevel, joinedAt: now.toISOString() }
}

/** The follower as audience rules look at it; undefined for a guest, who belongs to no organisation. */
export const readerOf = ({ orgPath, jobLevel }: FollowerOrganisation) =>
  orgPath && jobLevel ? { orgPath, jobLevel } : undefined

/** The openid in the mini-program, to which consents belong; undefined if it is not known. */
export async function findMiniProgramOpenid({
  appid,
  openid,
  learnerId,
}: WechatIdentity & { learnerId?: string | undefined }): Promise<string | undefined> {
  if (appid === environment.miniProgramAppid) return openid
  return learnerId ? findOpenid(learnerId, environment.miniProgramAppid) : undefined
}
