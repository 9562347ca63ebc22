/** What WeChat's console holds about an app. */
export interface AppSettings {
  kind: 'miniProgram' | 'serviceAccount'
  appid: string
  secret: string
  originalId: string // gh_…, ToUserName of callbacks
  name: string
  introduction?: string
  openPlatform?: string // apps of one Open Platform account share unionids; absent: none are given
  addresses?: string[] // IP whitelist of the token calls; absent: not checked
  callback?: CallbackSettings
  templates: TemplateSettings[]
  pages?: string[] // published pages of a mini-program; absent: not checked
  linked?: string[] // appids that a service account may open
  menu?: MenuEntry[]
}

export interface CallbackSettings {
  url: string
  token: string
  aesKey: string // EncodingAESKey, 43 characters
  previousAesKey?: string
  mode: 'safe' | 'compatible' | 'plain'
  format?: 'xml' | 'json'
}

export interface TemplateSettings {
  templateId: string
  title: string
  fields: TemplateField[]
  lasting?: boolean // a long-term subscription: a message does not use up a consent
  banned?: boolean
}

export interface TemplateField {
  key: string // `thing1`: its prefix decides what is allowed
  label: string
  values?: string[] // allowed values, for `enum`
}

/** Has one of key (CLICK), url (VIEW) and page (opens the linked mini-program). */
export interface MenuEntry {
  name: string
  key?: string
  url?: string
  page?: string
}

/** Calls allowed per day and per minute, by path. */
export type CallLimits = Record<string, { day?: number; minute?: number }>

/** The limits of WeChat's documentation. */
export const documentedLimits: CallLimits = {
  '/cgi-bin/stable_token': { day: 500_000, minute: 10_000 },
  '/cgi-bin/token': { day: 2_000 },
  '/cgi-bin/message/subscribe/send': { day: 10_000_000 },
  '/cgi-bin/message/template/send': { day: 100_000 },
  '/cgi-bin/message/custom/send': { day: 500_000 },
  '/cgi-bin/user/get': { day: 500 },
  '/cgi-bin/user/info/batchget': { day: 500_000 },
  '/wxa/getwxacodeunlimit': { minute: 5_000 },
  '/wxa/msg_sec_check': { day: 2_000_000, minute: 4_000 },
}

/** What the content check finds in a text, by word. `label` is WeChat's number for the kind of content. */
export type SensitiveWords = Record<string, { suggest: 'review' | 'risky'; label: number }>

export const sampleWords: SensitiveWords = {
  赌博: { suggest: 'risky', label: 20006 },
  办证: { suggest: 'risky', label: 20008 },
  加微信: { suggest: 'review', label: 10001 },
}
