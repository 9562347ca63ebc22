import { DAY_MS } from '@zhixing/shared/calendar'
import { toConsentAnswer } from '@zhixing/shared/push/consent-answer'
import { addAcceptance } from '@zhixing/shared/push/consents'
import * as contract from '@zhixing/shared/push/contract'
import { decodeTime } from 'ulid'
import { guestEndpoint } from '../../core/http/endpoint'
import { findMiniProgramOpenid, readFollowerOrganisation } from '../follower-organisation'
import { changeConsents } from '../store/consents'
import { isSubscribeTemplate } from '../wechat/template-ids'

export const subscribe = guestEndpoint(contract.subscribe, async ({ input, actor, now }) => {
  const accepted = input.results.filter(
    ({ templateId, answer }) => toConsentAnswer(answer) === 'accept' && isSubscribeTemplate(templateId),
  )
  if (!accepted.length) return {}
  const openid = await findMiniProgramOpenid(actor)
  if (openid === undefined) return {}
  const { appid, unionid, learnerId } = actor
  const wechat = { appid, openid: actor.openid, unionid }
  const organisation = await readFollowerOrganisation(wechat, now, learnerId)
  const acceptance = { source: 'report', id: input.requestId, at: tappedAt(input.requestId, now) } as const
  for (const templateId of new Set(accepted.map((result) => result.templateId)))
    await changeConsents(templateId, openid, (consents) => addAcceptance(consents, acceptance), {
      unionid,
      ...organisation,
    })
  return {}
})

/**
 * The client makes the id at the tap, so a delayed report still tells the time. A time in the future or more
 * than a day ago comes from a wrong clock and is replaced by `now`.
 */
function tappedAt(requestId: string, now: Date): string {
  const isUlid = requestId < '8' // a larger first character exceeds 48 bits, and decodeTime would throw
  const tappedMs = isUlid ? decodeTime(requestId) : now.getTime()
  const isPlausible = tappedMs <= now.getTime() && now.getTime() - tappedMs < DAY_MS
  return (isPlausible ? new Date(tappedMs) : now).toISOString()
}
