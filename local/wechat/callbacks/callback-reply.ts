import type { ChatMessage } from '../platform/records'
import type { AppSettings, CallbackSettings } from '../platform/settings'
import { decryptMessage, signatureOf } from './crypto'
import { parseXml } from './xml'

/** What a reply shows in the chat. */
export type ChatReply = Pick<ChatMessage, 'channel' | 'text' | 'articles'>

/**
 * The passive reply in an app's response: undefined for `success`, an empty response, or a transfer to
 * customer service; `invalid` for one that WeChat does not accept.
 */
export function readReply(
  text: string,
  app: AppSettings,
  settings: CallbackSettings,
): ChatReply | 'invalid' | undefined {
  if (text === '' || text === 'success') return undefined
  const outer = parseXml(text)
  const fields = outer && settings.mode !== 'plain' ? decryptReply(outer, app, settings) : outer
  switch (fields?.MsgType) {
    case 'text':
      return { channel: 'reply', text: String(fields.Content ?? '') }
    case 'news':
      return { channel: 'reply', articles: readArticles(fields.Articles) }
    case 'transfer_customer_service':
      return undefined
    default:
      return 'invalid'
  }
}

/** Undefined if the signature, the key or the content is wrong. */
function decryptReply(
  { Encrypt, MsgSignature, TimeStamp, Nonce }: Record<string, unknown>,
  app: AppSettings,
  { token, aesKey, previousAesKey }: CallbackSettings,
): Record<string, unknown> | undefined {
  if (typeof Encrypt !== 'string') return undefined
  if (MsgSignature !== signatureOf(token, String(TimeStamp), String(Nonce), Encrypt)) return undefined
  const keys = [aesKey, previousAesKey].filter((key) => key !== undefined)
  const plain = keys.map((key) => tryDecrypt(Encrypt, key, app.appid)).find((text) => text !== undefined)
  return plain === undefined ? undefined : parseXml(plain)
}

function tryDecrypt(encrypted: string, key: string, appid: string): string | undefined {
  try {
    return decryptMessage(encrypted, key, appid)
  } catch {
    return undefined
  }
}

function readArticles(articles: unknown) {
  const entries = articles && typeof articles === 'object' && 'item' in articles ? articles.item : []
  const list: Record<string, unknown>[] = Array.isArray(entries) ? entries : [entries]
  return list.map(({ Title, Description, Url }) => ({
    title: String(Title ?? ''),
    description: String(Description ?? ''),
    url: String(Url ?? ''),
  }))
}
