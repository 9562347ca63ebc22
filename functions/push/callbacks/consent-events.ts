import { merge, voidOpen } from '@zhixing/shared/push/consents'
import * as z from 'zod'
import { environment } from '../../core/environment'
import type { Event } from '../messages'
import { placeOf } from '../place'
import { changeConsents } from '../store/consents'
import { subscribeTemplates } from '../wechat'

const Entry = z.looseObject({
  TemplateId: z.string(),
  SubscribeStatusString: z.string().optional(),
  MsgID: z.coerce.string().optional(),
  ErrorCode: z.coerce.string().optional(),
  ErrorStatus: z.coerce.string().optional(),
})
const Entries = z.union([z.array(Entry), Entry.transform((entry) => [entry])])

/** XML nests the list below the event, JSON has it at the top; one entry is an object, several are an array; numbers may be text. */
export function entriesOf(fields: Record<string, unknown>) {
  const nested = ['SubscribeMsgPopupEvent', 'SubscribeMsgChangeEvent', 'SubscribeMsgSentEvent'].map(
    (name) => fields[name],
  )
  const holder = nested.find((value) => typeof value === 'object' && value !== null) ?? fields
  return Entries.safeParse((holder as Record<string, unknown>).List).data ?? []
}

const isOurs = (templateId: string) => subscribeTemplates().some(([, known]) => known === templateId)

/** The popup was answered. The client tells of it too; `merge` makes one accept of the two. */
export async function takePopup({ openid, at, fields }: Event): Promise<void> {
  const accepted = entriesOf(fields).filter(
    ({ TemplateId, SubscribeStatusString }) => isOurs(TemplateId) && SubscribeStatusString === 'accept',
  )
  if (!accepted.length) return
  const place = await placeOf({ appid: environment.miniProgramAppid, openid }, new Date(at))
  for (const [index, { TemplateId }] of accepted.entries()) {
    const id = `${at}-${index}`
    await changeConsents(
      TemplateId,
      openid,
      (consents) => merge(consents, { source: 'event', id, at }),
      place,
    )
  }
}

/** Only switching off is told. What is accepted later counts again. */
export async function takeSwitchedOff({ openid, at, fields }: Event): Promise<void> {
  for (const { TemplateId, SubscribeStatusString } of entriesOf(fields)) {
    if (!isOurs(TemplateId) || SubscribeStatusString !== 'reject') continue
    await changeConsents(TemplateId, openid, (consents) =>
      consents.length ? voidOpen(consents, at) : undefined,
    )
  }
}
