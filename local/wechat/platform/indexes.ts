import { openidOf } from './ids'
import type { ChatMessage, CollectionName, Person, StoreChange } from './records'
import type { Store } from './store'

const SEQUENCE_DIGITS = 9
const keyedBySequence = ['messages', 'callbacks', 'qrCodes', 'faults'] as const
const isKeyedBySequence = (collection: CollectionName) => keyedBySequence.some((name) => name === collection)

/** Lookups that the collections alone would answer by a scan, kept up to date with every change. */
export function createIndexes(store: Store, appids: string[]) {
  const messageKeysByPerson = new Map<string, string[]>()
  const personIdByOpenid = new Map<string, string>()
  let lastSequence = 0

  const indexMessage = (key: string, value: ChatMessage | null, before: ChatMessage | undefined) => {
    const personId = (value ?? before)?.personId
    if (personId === undefined) return
    const keys = messageKeysByPerson.get(personId) ?? []
    if (!value)
      keys.splice(keys.indexOf(key), 1) // it is there: every message was indexed when it came
    else if (!before) keys.push(key)
    messageKeysByPerson.set(personId, keys)
  }

  const indexChange = ([collection, key, value]: StoreChange, before: unknown) => {
    if (collection === 'people' && value && !before)
      for (const appid of appids) personIdByOpenid.set(openidOf(appid, key), key)
    if (collection === 'messages') indexMessage(key, value, before as ChatMessage | undefined)
    if (isKeyedBySequence(collection)) lastSequence = Math.max(lastSequence, Number(key))
  }

  const rebuild = () => {
    messageKeysByPerson.clear()
    personIdByOpenid.clear()
    for (const name of ['people', ...keyedBySequence] as const)
      for (const [key, value] of store.all[name]) indexChange([name, key, value] as StoreChange, undefined)
  }
  rebuild()
  store.onChange(indexChange)

  return {
    rebuild,
    nextSequence(): string {
      lastSequence += 1
      return String(lastSequence).padStart(SEQUENCE_DIGITS, '0')
    },
    messagesOf: (personId: string): ChatMessage[] =>
      (messageKeysByPerson.get(personId) ?? []).flatMap((key) => store.all.messages.get(key) ?? []),
    findPersonByOpenid(appid: string, openid: string): Person | undefined {
      const personId = personIdByOpenid.get(openid)
      const isOfApp = personId !== undefined && openidOf(appid, personId) === openid
      return isOfApp ? store.all.people.get(personId) : undefined
    },
  }
}
