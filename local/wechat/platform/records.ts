/** What survives a restart, by collection. Keys are named in the comments. */
export interface Kept {
  people: Person // personId
  follows: Follow // openid of the service account
  credits: Credit // openid + template id
  messages: Message // sequence
  reads: { upTo: string } // personId + chat
  tokens: Tokens // appid
  codes: Code // the code
  webTokens: { openid: string; appid: string; scope: string; expiresAt: string } // the access token of a page
  qrCodes: QrCode // sequence
  callbacks: Callback // sequence
  sends: { at: string; messageId: string } // openid + client_msg_id
  windows: Window // openid
  visits: { at: string } // openid of the mini-program
  privacy: { agreedAt: string } // openid of the mini-program
  usage: { count: number } // appid + path + day (month for clear_quota)
  faults: Fault // sequence
}

export interface Person {
  personId: string
  nickname: string
  phone: string
  note?: string // shown beside the name, such as a post or a role
  featured?: boolean // listed before others
  mainSwitchOff?: boolean // subscribe messages switched off altogether
  refusesMessages?: boolean // follows, but switched the account's messages off
  risky?: boolean // 40226 at login
  activeAt?: string
}

export interface Follow {
  at: string
  scene: string // subscribe_scene
  qrScene?: string
}

export interface Credit {
  left: number
  answer: 'accept' | 'reject'
  always?: boolean // 总是保持以上选择: the popup is not shown again
}

/** One thing in a chat, or one that was refused on its way there. Times are ISO 8601. */
export interface Message {
  sequence: string
  at: string
  appid: string
  personId: string
  channel: 'templateMessage' | 'subscribeMessage' | 'customerService' | 'reply' | 'heard' | 'system' // heard: from the person
  errcode: number // 0: the person has it
  errmsg?: string
  messageId?: string // above 2^53, so text
  clientMessageId?: string
  templateId?: string
  values?: Record<string, string>
  page?: string // with query
  url?: string
  text?: string
  articles?: { title: string; description?: string; url?: string }[]
  answerLost?: boolean // the person has it, the sender was not told
}

export interface Tokens {
  current?: { token: string; expiresAt: string }
  previous?: { token: string; expiresAt: string }
  legacy?: { token: string; expiresAt: string }
  forced?: { day: string; count: number; at: string }
}

export interface Code {
  kind: 'login' | 'phone' | 'page'
  appid: string
  personId: string
  expiresAt: string
  scope?: string
  usedAt?: string
}

export interface QrCode {
  sequence: string
  appid: string
  page: string
  scene: string
  at: string
}

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

/** When a service account may write without being a template: after a message 5 in 48 h, after an event 3 in a minute. */
export interface Window {
  messageAt?: string
  messageSent: number
  eventAt?: string
  eventSent: number
}

export interface Fault {
  sequence: string
  path: string // of the API, or `*`
  kind:
    | 'busy'
    | 'unavailable'
    | 'lost'
    | 'timeout'
    | 'slow'
    | 'day-quota'
    | 'minute-quota'
    | 'token-killed'
    | 'wrong-type'
    | 'finish-failed'
  share: number // 0–1 of the calls
  remaining?: number // absent = until taken back
  delayMs?: number
}
