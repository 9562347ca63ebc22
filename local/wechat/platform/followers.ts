import { eventChanges } from '../callbacks/callback-changes'
import { openidOf } from './ids'
import { getPerson } from './people'
import { findApp, getApp, markActive, type Platform } from './platform'
import type { StoreChange } from './records'
import { openReplyWindow } from './reply-window'

const BY_SEARCH = 'ADD_SCENE_PROFILE_CARD'
const BY_QR_CODE = 'ADD_SCENE_QR_CODE'

/** Whether the person follows the service account. */
export function isFollower(platform: Platform, personId: string): boolean {
  const app = findApp(platform, 'serviceAccount')
  return app !== undefined && platform.store.all.follows.has(openidOf(app.appid, personId))
}

/** Makes a person follow the service account, by a QR code's scene or by search. Safe to repeat. */
export function follow(platform: Platform, personId: string, { qrScene }: { qrScene?: string } = {}) {
  const app = getApp(platform, 'serviceAccount')
  const person = getPerson(platform, personId)
  const openid = openidOf(app.appid, personId)
  if (isFollower(platform, personId)) return
  const scene = qrScene ? BY_QR_CODE : BY_SEARCH
  const event = {
    EventKey: qrScene ? `qrscene_${qrScene}` : '',
    ...(qrScene && { Ticket: ticketOf(qrScene) }),
  }
  platform.store.commit(
    ['follows', openid, { at: platform.now().toISOString(), scene, ...(qrScene && { qrScene }) }],
    openReplyWindow(platform, openid, 'event'),
    markActive(platform, person),
    ...eventChanges(platform, app, personId, 'subscribe', event),
  )
  platform.notifyUi({ kind: 'person', personId })
}

/** Makes many people follow without callbacks, as if they had followed before the app existed. */
export function followQuietly(platform: Platform, personIds: string[]) {
  const app = getApp(platform, 'serviceAccount')
  const at = platform.now().toISOString()
  const changes = personIds.map((personId): StoreChange => {
    const openid = openidOf(app.appid, getPerson(platform, personId).personId)
    return ['follows', openid, { at, scene: BY_SEARCH }]
  })
  platform.store.commit(...changes)
  platform.notifyUi({ kind: 'person' })
}

export function unfollow(platform: Platform, personId: string) {
  const app = getApp(platform, 'serviceAccount')
  if (!isFollower(platform, personId)) return
  const openid = openidOf(app.appid, personId)
  platform.store.commit(
    ['follows', openid, null],
    ['tagged', openid, null],
    ['windows', openid, null],
    markActive(platform, getPerson(platform, personId)),
    ...eventChanges(platform, app, personId, 'unsubscribe', { EventKey: '' }),
  )
  platform.notifyUi({ kind: 'person', personId })
}

/** A scan of the account's QR code makes a person follow; a follower causes the event SCAN. */
export function scanAccountCode(platform: Platform, personId: string, qrScene: string) {
  if (!isFollower(platform, personId)) return follow(platform, personId, { qrScene })
  const app = getApp(platform, 'serviceAccount')
  const event = { EventKey: qrScene, Ticket: ticketOf(qrScene) }
  platform.store.commit(
    openReplyWindow(platform, openidOf(app.appid, personId), 'event'),
    ...eventChanges(platform, app, personId, 'SCAN', event),
  )
}

/** Identifies a code of the account; the same scene has the same ticket. */
export const ticketOf = (scene: string) => `gQ${Buffer.from(scene).toString('base64url')}`
