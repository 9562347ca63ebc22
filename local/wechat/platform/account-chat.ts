import { callbackChanges, eventChanges } from '../callbacks/callback-changes'
import { openidOf } from './ids'
import { messageChanges, newMessageId } from './messages'
import { getPerson } from './people'
import { getApp, type Platform } from './platform'
import type { MenuButton } from './records'
import { openReplyWindow } from './reply-window'
import type { AppSettings, MenuEntry } from './settings'

/** Sends a text from a person to the service account. */
export function writeToAccount(platform: Platform, personId: string, text: string) {
  const app = getApp(platform, 'serviceAccount')
  getPerson(platform, personId)
  const fields = { MsgType: 'text', Content: text, MsgId: newMessageId(platform) }
  platform.store.commit(
    ...messageChanges(platform, { appid: app.appid, personId, channel: 'heard', errcode: 0, text }),
    openReplyWindow(platform, openidOf(app.appid, personId), 'message'),
    ...callbackChanges(platform, app, personId, 'text', fields),
  )
  platform.notifyUi({ kind: 'message', personId })
}

const ANY_MENU_ID = '465478451' // WeChat numbers the versions of a menu

/** Taps an entry of the account's menu. Returns the entry, whose page or address the phone then opens. */
export function tapMenu(platform: Platform, personId: string, name: string): MenuEntry | undefined {
  const app = getApp(platform, 'serviceAccount')
  getPerson(platform, personId)
  const entry = menuOf(platform, app).find((each) => each.name === name)
  if (!entry) return undefined
  const { event, EventKey } = eventOfEntry(entry)
  const fields = { EventKey, ...(event !== 'CLICK' && { MenuId: ANY_MENU_ID }) }
  platform.store.commit(
    openReplyWindow(platform, openidOf(app.appid, personId), 'event'),
    ...eventChanges(platform, app, personId, event, fields),
  )
  return entry
}

/** The entries of the menu that the app has created, or else of its settings. */
export function menuOf(platform: Platform, app: AppSettings): MenuEntry[] {
  const created = platform.store.all.menus.get(app.appid)
  if (!created) return app.menu ?? []
  return created.button.flatMap((button) => button.sub_button ?? [button]).map(toMenuEntry)
}

const toMenuEntry = ({ name, type, key, url, pagepath }: MenuButton): MenuEntry => ({
  name,
  ...(type === 'miniprogram' ? pagepath && { page: pagepath } : url && { url }),
  ...(key && { key }),
})

function eventOfEntry({ page, url, key, name }: MenuEntry): { event: string; EventKey: string } {
  if (page) return { event: 'view_miniprogram', EventKey: page }
  if (url) return { event: 'VIEW', EventKey: url }
  return { event: 'CLICK', EventKey: key ?? name }
}
