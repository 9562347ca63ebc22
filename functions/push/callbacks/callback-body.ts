import { XMLParser } from 'fast-xml-parser'
import * as z from 'zod'
import { parseWechatJson } from '../../core/wechat/request'

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
    return Fields.safeParse(text.trimStart().startsWith('<') ? parseXml(text) : parseJson(text)).data
  } catch {
    return undefined
  }
}

/** 64-bit message ids stay exact. Parsed twice: `parseWechatJson` is slow on text that is no JSON. */
function parseJson(text: string): unknown {
  JSON.parse(text)
  return parseWechatJson(text)
}

/** Refuses declarations, so that no document type and no entity is ever expanded. */
function parseXml(text: string): unknown {
  if (withoutCdata(text).includes('<!')) throw new Error('a callback has no declarations')
  return parser.parse(text).xml
}

const CDATA_START = '<![CDATA['
const CDATA_END = ']]>'

/** What people write comes in CDATA and may hold anything. A section without an end is left in. */
function withoutCdata(text: string): string {
  const [head = '', ...sections] = text.split(CDATA_START)
  const markup = sections.map((section) => {
    const end = section.indexOf(CDATA_END)
    return end < 0 ? CDATA_START : section.slice(end + CDATA_END.length)
  })
  return head + markup.join('')
}

/** Safe mode only: plain fields beside `Encrypt` come from an app in compatible mode, or from a forger. */
const Envelope = z.strictObject({ ToUserName: z.string().max(64).optional(), Encrypt: z.string().min(1) })

export const parseEncrypt = (body: string): string | undefined =>
  Envelope.safeParse(parseBody(body)).data?.Encrypt

export const CallbackFields = z.looseObject({
  FromUserName: z.string().min(1).max(64), // the person's openid
  CreateTime: z.unknown(), // epoch seconds; `eventTimeOf` reads it
  MsgType: z.string().max(32),
  Event: z.string().max(64).optional(),
  EventKey: z.unknown().optional(),
  MsgId: z.coerce.string().max(32).optional(), // of messages
  MsgID: z.coerce.string().max(32).optional(), // of events about sent messages
})
export type CallbackFields = z.infer<typeof CallbackFields>
