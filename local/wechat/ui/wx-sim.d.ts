/**
 * The object that `/wechat/wx.js` puts at `window.wxSim` in a page that a phone of the simulator frames:
 * `?phone=<personId>`, or a frame named `phone:<personId>`. Other browsers have none. Every function returns
 * a promise and calls `success`, `fail` and `complete` where given, as the platform does. A failure rejects
 * with `{ errMsg, errCode?, errno? }`.
 */
export interface WxSim {
  readonly personId: string
  /**
   * For the simulator's navigation bar: whether a page lies under this one and whether this is a tab.
   * `goBack` goes to the page below, or else to the home page.
   */
  readonly canGoBack: boolean
  readonly isOnTab: boolean
  goBack(): void
  login(options?: Callbacks<{ code: string; errMsg: string }>): Promise<{ code: string; errMsg: string }>
  /** What `<button open-type="getPhoneNumber">` does: asks on the screen and returns a code for one use. */
  getPhoneNumber(
    options?: Callbacks<{ code: string; errMsg: string }>,
  ): Promise<{ code: string; errMsg: string }>
  /** Must be called inside a tap. Answers accept, reject, ban or filter by template id, and errMsg. */
  requestSubscribeMessage(
    options: { tmplIds: string[] } & Callbacks<Record<string, string>>,
  ): Promise<Record<string, string>>
  /** A mini-program code has scanType WX_CODE and its page with query as `path` and `result`. */
  scanCode(options?: Callbacks<Scanned>): Promise<Scanned>
  getSetting(options?: { withSubscriptions?: boolean } & Callbacks<Setting>): Promise<Setting>
  getPrivacySetting(options?: Callbacks<Privacy>): Promise<Privacy>
  requirePrivacyAuthorize(options?: Callbacks<{ errMsg: string }>): Promise<{ errMsg: string }>
  openPrivacyContract(options?: Callbacks<{ errMsg: string }>): Promise<{ errMsg: string }>
}

export interface Callbacks<Answer> {
  success?(answer: Answer): void
  fail?(error: { errMsg: string; errCode?: number; errno?: number }): void
  complete?(answer: unknown): void
}

export interface Scanned {
  result: string
  scanType: 'WX_CODE' | 'QR_CODE'
  path?: string
  charSet: 'utf-8'
  errMsg: string
}

export interface Setting {
  authSetting: Record<string, boolean>
  subscriptionsSetting?: { mainSwitch: boolean; itemSettings: Record<string, 'accept' | 'reject' | 'ban'> }
  errMsg: string
}

export interface Privacy {
  needAuthorization: boolean
  privacyContractName: string
  errMsg: string
}
