import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
})

/** XML or JSON, as the app is set up; no document types, no entities, nothing but one object. */
export function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = text.trimStart().startsWith('<') ? xmlOf(text) : JSON.parse(text)
    return Fields.safeParse(parsed).data
  } catch {
    return undefined
  }
}

const Fields = z.record(z.string(), z.unknown())

function xmlOf(text: string): unknown {
  if (/<!(?!\[CDATA\[)/.test(text)) throw new Error('declarations have no place in a callback')
  return parser.parse(text).xml
}

/** Safe mode and nothing else: a body that also shows its content in the clear comes from an app in compatible mode, or from somebody who imitates one. */
const Envelope = z.strictObject({ ToUserName: z.string().max(64).optional(), Encrypt: z.string().min(1) })

export const encryptedIn = (body: string): string | undefined =>
  Envelope.safeParse(fieldsOf(body)).data?.Encrypt

const Digits = z.coerce.number().int().min(0)
export const CallbackFields = z.looseObject({
  FromUserName: z.string().min(1).max(64),
  CreateTime: Digits, // epoch seconds
  MsgType: z.string().max(32),
  Event: z.string().max(64).optional(),
  EventKey: z.unknown().optional(),
  MsgId: z.coerce.string().max(32).optional(),
  MsgID: z.coerce.string().max(32).optional(), // spelled so in the events of sent messages
})
export type CallbackFields = z.infer<typeof CallbackFields>
