/**
 * What survives a restart: collections of records, each with the key that the comment names. The names of
 * collections and properties are stored, so they stay as they are.
 */
export interface Collections {
  people: Person // personId
  follows: Follow // openid at the service account
  credits: Consent // openid and template id
  messages: ChatMessage // sequence
  reads: { upTo: string } // personId and chat: sequence of the last message that was read
  tokens: AccessTokens // appid
  codes: OneTimeCode // the code
  webTokens: WebToken // the token
  qrCodes: QrCode // sequence
  callbacks: Callback // sequence
  sends: { at: string; messageId: string } // openid and client_msg_id
  windows: ReplyWindow // openid
  visits: { at: string } // openid at the mini-program
  privacy: { agreedAt: string } // openid at the mini-program
  usage: { count: number } // appid, path and day, or the month for clear_quota
  faults: InjectedFault // sequence
  tickets: { ticket: string; expiresAt: string } // appid and type
  menus: { button: MenuButton[] } // appid; replaces the menu of the settings
  tags: { name: string } // id
  tagged: { ids: string[] } // openid at the service account
}

export type CollectionName = keyof Collections

/** Sets a record, or deletes it with null. */
export type StoreChange = {
  [Name in CollectionName]: [collection: Name, key: string, value: Collections[Name] | null]
}[CollectionName]

/** A button as WeChat spells it. */
export interface MenuButton {
  type?: 'click' | 'view' | 'miniprogram'
  name: string
  key?: string
  url?: string
  appid?: string
  pagepath?: string
  sub_button?: MenuButton[]
}

/** A person with a phone. */
export interface Person {
  personId: string
  nickname: string
  phone: string
  note?: string // shown beside the name, such as a post or a role
  featured?: boolean // listed before others
  mainSwitchOff?: boolean // receives no subscribe messages at all
  refusesMessages?: boolean // follows the account and has switched its messages off
  risky?: boolean // 40226 at login
  activeAt?: string
}

export interface Follow {
  at: string
  scene: string // subscribe_scene
  qrScene?: string
}

/** A person's consents to one subscribe template: one accept allows one message. */
export interface Consent {
  left: number
  answer: 'accept' | 'reject'
  always?: boolean // 总是保持以上选择: the popup is not shown again
}

/** A message in a chat, or one that was refused on its way there. Times are ISO 8601. */
export interface ChatMessage {
  sequence: string
  at: string
  appid: string
  personId: string
  /** `heard` was written by the person; `reply` and `system` answer it. */
  channel: 'templateMessage' | 'subscribeMessage' | 'customerService' | 'reply' | 'heard' | 'system'
  errcode: number // 0: delivered
  errmsg?: string
  messageId?: string // exceeds 2^53, so it is text
  clientMessageId?: string
  templateId?: string
  values?: Record<string, string>
  page?: string // with its query
  url?: string
  text?: string
  articles?: { title: string; description?: string; url?: string }[]
  answerLost?: boolean // delivered, and the sender got no answer
}

interface Token {
  token: string
  expiresAt: string
}

/** Access tokens of an app. `legacy` is the one of the older call, `previous` the one before a renewal. */
export interface AccessTokens {
  current?: Token
  previous?: Token
  legacy?: Token
  forced?: { day: string; count: number; at: string } // uses of force_refresh
}

/** A code for a login, a phone number, or a sign-in of a browser. */
export interface OneTimeCode {
  kind: 'login' | 'phone' | 'page'
  appid: string
  personId: string
  expiresAt: string
  scope?: string
  usedAt?: string
}

/** The access token of a browser's sign-in. */
export interface WebToken {
  openid: string
  appid: string
  scope: string
  expiresAt: string
  kind?: 'refresh' // good for new access tokens only; absent: an access token
}

/** A code that opens a page of the mini-program. */
export interface QrCode {
  sequence: string
  appid: string
  page: string
  scene: string
  at: string
}

/** A request to an app's callback address. */
export interface Callback {
  sequence: string
  appid: string
  openid: string
  name: string // of the event, or `text`
  message: Record<string, unknown> // fields before they are written as XML or JSON
  at: string
  dueAt: string
  tries: { at: string; tookMs: number; outcome: string }[]
  state: 'waiting' | 'answered' | 'given up'
}

/** Service messages that an app may send: 5 within 48 hours of a message, 3 within a minute of an event. */
export interface ReplyWindow {
  messageAt?: string
  messageSent: number
  eventAt?: string
  eventSent: number
}

export const faultKinds = [
  'busy',
  'unavailable',
  'lost',
  'timeout',
  'slow',
  'day-quota',
  'minute-quota',
  'token-killed',
  'wrong-type',
  'finish-failed',
] as const

/** Calls that are to fail. README.md describes the kinds. */
export interface InjectedFault {
  sequence: string
  path: string // of the API, or `*`
  kind: (typeof faultKinds)[number]
  share: number // of the calls, 0 to 1
  remaining?: number // absent: until it is removed
  delayMs?: number
}
