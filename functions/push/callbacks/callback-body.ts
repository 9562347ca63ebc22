import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
})

const Fields = z.record(z.string(), z.unknown())

/** The fields of a body in XML or JSON, as the app is set up; undefined for anything but one object. */
export function parseBody(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = text.trimStart().startsWith('<') ? parseXml(text) : JSON.parse(text)
    return Fields.safeParse(parsed).data
  } catch {
    return undefined
  }
}

/** Refuses declarations, so that no document type and no entity is ever expanded. */
function parseXml(text: string): unknown {
  if (/<!(?!\[CDATA\[)/.test(text)) throw new Error('a callback has no declarations')
  return parser.parse(text).xml
}

/** Safe mode only: plain fields beside `Encrypt` come from an app in compatible mode, or from a forger. */
const Envelope = z.strictObject({ ToUserName: z.string().max(64).optional(), Encrypt: z.string().min(1) })

export const parseEncrypt = (body: string): string | undefined =>
  Envelope.safeParse(parseBody(body)).data?.Encrypt

export const CallbackFields = z.looseObject({
  FromUserName: z.string().min(1).max(64),
  CreateTime: z.coerce.number().int().min(0), // epoch seconds
  MsgType: z.string().max(32),
  Event: z.string().max(64).optional(),
  EventKey: z.unknown().optional(),
  MsgId: z.coerce.string().max(32).optional(), // of messages
  MsgID: z.coerce.string().max(32).optional(), // of events about sent messages
})
export type CallbackFields = z.infer<typeof CallbackFields>
