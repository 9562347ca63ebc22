import { merge } from '@zhixing/shared/push/consents'
import * as contract from '@zhixing/shared/push/contract'
import { decodeTime } from 'ulid'
import { guestEndpoint } from '../../core/http/endpoint'
import { miniProgramOpenid, placeOf } from '../place'
import { changeConsents } from '../store/consents'
import { subscribeTemplates } from '../wechat'

export const subscribe = guestEndpoint(contract.subscribe, async ({ input, actor, now }) => {
  const ours = new Set(subscribeTemplates().map(([, templateId]) => templateId))
  const accepted = input.results.filter(
    ({ templateId, answer }) => answer === 'accept' && ours.has(templateId),
  )
  if (!accepted.length) return {}
  const openid = await miniProgramOpenid(actor)
  if (openid === undefined) return {}
  const { appid, unionid, learnerId } = actor
  const place = await placeOf({ appid, openid: actor.openid, unionid }, now, learnerId)
  const at = momentOf(input.requestId, now)
  for (const { templateId } of new Map(accepted.map((result) => [result.templateId, result])).values()) {
    await changeConsents(
      templateId,
      openid,
      (consents) => merge(consents, { source: 'report', id: input.requestId, at }),
      {
        unionid,
        ...place,
      },
    )
  }
  return {}
})

const LATE_MS = 86_400_000

/** The id was made at the tap, so a report that had to wait for the network still says when; a clock that is far off is not believed. */
function momentOf(requestId: string, now: Date): string {
  const tapped = requestId < '8' ? decodeTime(requestId) : now.getTime()
  const believable = tapped <= now.getTime() && now.getTime() - tapped < LATE_MS
  return (believable ? new Date(tapped) : now).toISOString()
}
