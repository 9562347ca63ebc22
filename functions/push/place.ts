import { environment } from '../core/environment'
import type { WechatIdentity } from '../core/http/actor'
import { findLearner, findLearnerId, findOpenid } from '../identity/api'
import type { Place } from './store/followers'

const FRESH_MS = 86_400_000

/**
 * A copy is a day old at most: whoever was transferred is rung for his new organisation from the next day on. Nobody yet bound is looked up each
 * time, because binding cannot tell push: the modules depend the other way round.
 */
export const isStale = ({ learnerId, orgPath, joinedAt }: Place, now: Date) =>
  learnerId ? !joinedAt || now.getTime() - Date.parse(joinedAt) > FRESH_MS : !orgPath

export async function placeOf(wechat: WechatIdentity, now: Date, known?: string): Promise<Place> {
  const learnerId = known ?? (await findLearnerId(wechat))
  const learner = learnerId ? await findLearner(learnerId) : undefined
  if (!learner) return {}
  return { learnerId, orgPath: learner.orgPath, jobLevel: learner.jobLevel, joinedAt: now.toISOString() }
}

/** For `isAddressedTo`: whoever belongs nowhere is a guest. */
export const belonging = ({ orgPath, jobLevel }: Place) =>
  orgPath && jobLevel ? { orgPath, jobLevel } : undefined

/** Consents belong to the mini-program; who is signed in elsewhere is asked for by the name he has there. */
export const miniProgramOpenid = async ({
  appid,
  openid,
  learnerId,
}: WechatIdentity & { learnerId?: string | undefined }) => {
  if (appid === environment.miniProgramAppid) return openid
  return learnerId ? findOpenid(learnerId, environment.miniProgramAppid) : undefined
}
