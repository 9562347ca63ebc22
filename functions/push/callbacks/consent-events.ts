import { toConsentAnswer } from '@zhixing/shared/push/consent-answer'
import { addAcceptance, voidOpenConsents } from '@zhixing/shared/push/consents'
import * as z from 'zod'
import { environment } from '../../core/environment'
import { readFollowerOrganisation } from '../follower-organisation'
import type { WechatEvent } from '../queue-messages'
import { changeConsents } from '../store/consents'
import { isSubscribeTemplate } from '../wechat/template-ids'

const SubscribeEntry = z.looseObject({
  TemplateId: z.string(),
  SubscribeStatusString: z.string().optional(),
  MsgID: z.coerce.string().optional(),
  ErrorCode: z.coerce.string().optional(),
  ErrorStatus: z.coerce.string().optional(),
})
export type SubscribeEntry = z.infer<typeof SubscribeEntry>
const SubscribeEntries = z.union([z.array(SubscribeEntry), SubscribeEntry.transform((entry) => [entry])])

const listHolders = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent']

/** XML nests `List` below the event, JSON has it at the top; one entry is an object, several are an array. */
export function parseSubscribeEntries(fields: Record<string, unknown>): SubscribeEntry[] {
  const nested = listHolders.map((name) => fields[name])
  const holder = nested.find((value) => typeof value === 'object' && value !== null) ?? fields
  return SubscribeEntries.safeParse((holder as Record<string, unknown>).List).data ?? []
}

/** The client reports the same accepts; `addAcceptance` counts each once. */
export async function handlePopup({ openid, at, fields }: WechatEvent): Promise<void> {
  const accepted = parseSubscribeEntries(fields).filter(
    ({ TemplateId, SubscribeStatusString }) =>
      isSubscribeTemplate(TemplateId) && toConsentAnswer(SubscribeStatusString) === 'accept',
  )
  if (!accepted.length) return
  const wechat = { appid: environment.miniProgramAppid, openid }
  const organisation = await readFollowerOrganisation(wechat, new Date(at))
  for (const [index, { TemplateId }] of accepted.entries()) {
    // The event has no id: its second and the template's place in it make one, the same at every repeat.
    const acceptance = { source: 'event', id: `${at}-${index}`, at } as const
    await changeConsents(TemplateId, openid, (consents) => addAcceptance(consents, acceptance), organisation)
  }
}

/** WeChat reports only that a person switched a template off; later accepts count again. */
export async function handleSwitchOff({ openid, at, fields }: WechatEvent): Promise<void> {
  for (const { TemplateId, SubscribeStatusString } of parseSubscribeEntries(fields)) {
    if (!isSubscribeTemplate(TemplateId) || SubscribeStatusString !== 'reject') continue
    await changeConsents(TemplateId, openid, (consents) =>
      consents.length ? voidOpenConsents(consents, at) : undefined,
    )
  }
}
