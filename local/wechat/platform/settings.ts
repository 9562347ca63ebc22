/** What the platform's console would hold about an app. */
export interface AppSettings {
  kind: 'miniProgram' | 'serviceAccount'
  appid: string
  secret: string
  originalId: string // gh_…: ToUserName of callbacks
  name: string
  introduction?: string
  openPlatform?: string // apps of one Open Platform account share unionids; absent = none are given
  addresses?: string[] // IP whitelist of the token calls; absent = not checked
  callback?: CallbackSettings
  templates: TemplateSettings[]
  pages?: string[] // published pages of a mini-program; absent = not checked
  linked?: string[] // appids a service account may open
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
  fields: { key: string; label: string; values?: string[] }[] // `thing1`: the prefix sets the limits; values for `enum`
  lasting?: boolean // a long-term subscription: an accept is not used up
  banned?: boolean
}

/** One of key (CLICK), url (VIEW) or page (opens the linked mini-program). */
export interface MenuEntry {
  name: string
  key?: string
  url?: string
  page?: string
}

/** Calls allowed per day and minute, by path. */
export type Limits = Record<string, { day?: number; minute?: number }>

/** The documented figures; a test may set smaller ones. */
export const documentedLimits: Limits = {
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
