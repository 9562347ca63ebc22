import type { Hono } from 'hono'
import * as z from 'zod'
import { drawCode, linkOf } from '../api/qr-code'
import { findConsent } from '../platform/consents'
import { openidOf } from '../platform/ids'
import { issueCode } from '../platform/one-time-codes'
import { getPerson, recordVisit } from '../platform/people'
import { getApp, type Platform } from '../platform/platform'
import type { Person } from '../platform/records'
import type { ConsentPopups } from './consent-popups'
import { createControlApp } from './control-app'

const PICTURE_PIXELS = 280

const PopupBody = z.strictObject({ templateIds: z.array(z.string()) })
const AnswerBody = z.strictObject({ accepted: z.array(z.string()), always: z.boolean().optional() })
const ScanBody = z.strictObject({ text: z.string().trim().min(1).max(2000) })

/** `/_sim`, for the phones: what the WeChat app does for wx.js and for the page with phones. */
export function phoneRoutes(platform: Platform, popups: ConsentPopups): Hono {
  const app = createControlApp()
  const done = { done: true }
  const miniProgram = () => getApp(platform, 'miniProgram')

  app.get('/phones/:personId', (context) =>
    context.json(describeSettings(platform, getPerson(platform, context.req.param('personId')))),
  )
  app.post('/phones/:personId/visit', (context) => {
    recordVisit(platform, context.req.param('personId'), miniProgram())
    return context.json(done)
  })
  app.post('/phones/:personId/login-code', (context) => {
    const { personId } = getPerson(platform, context.req.param('personId'))
    recordVisit(platform, personId, miniProgram())
    return context.json({
      code: issueCode(platform, { kind: 'login', appid: miniProgram().appid, personId }),
    })
  })
  app.post('/phones/:personId/phone-code', (context) => {
    const { personId } = getPerson(platform, context.req.param('personId'))
    return context.json({
      code: issueCode(platform, { kind: 'phone', appid: miniProgram().appid, personId }),
    })
  })
  app.post('/phones/:personId/privacy', (context) => {
    const { personId } = getPerson(platform, context.req.param('personId'))
    const agreedAt = platform.now().toISOString()
    platform.store.commit(['privacy', openidOf(miniProgram().appid, personId), { agreedAt }])
    return context.json(done)
  })

  app.post('/phones/:personId/popups', async (context) => {
    const { templateIds } = PopupBody.parse(await context.req.json())
    return context.json(popups.request(miniProgram(), context.req.param('personId'), templateIds))
  })
  app.get('/popups/:popupId', (context) => {
    const popup = popups.find(context.req.param('popupId'))
    return popup ? context.json(popup) : context.json({ error: '弹窗已关闭' }, 404)
  })
  app.post('/popups/:popupId/answer', async (context) => {
    const { accepted, always = false } = AnswerBody.parse(await context.req.json())
    const popup = popups.answer(context.req.param('popupId'), accepted, always)
    return popup ? context.json(popup) : context.json({ error: '弹窗已关闭' }, 404)
  })

  app.get('/codes', (context) => {
    const newestFirst = [...platform.store.all.qrCodes.values()].reverse()
    return context.json({ codes: newestFirst.map((code) => ({ ...code, link: linkOf(code) })) })
  })
  app.get('/codes/:sequence/picture', (context) => {
    const code = platform.store.all.qrCodes.get(context.req.param('sequence'))
    if (!code) return context.json({ error: '没有这个码' }, 404)
    const picture = new Uint8Array(drawCode(code, PICTURE_PIXELS))
    const headers = { 'content-type': 'image/png', 'cache-control': 'max-age=3600' }
    return context.body(picture, 200, headers)
  })
  app.post('/scan', async (context) => {
    const { text } = ScanBody.parse(await context.req.json())
    return context.json(scan(platform, text))
  })
  return app
}

function describeSettings(platform: Platform, person: Person) {
  const { personId, nickname, phone, mainSwitchOff = false } = person
  const { appid, name, templates } = getApp(platform, 'miniProgram')
  const openid = openidOf(appid, personId)
  const itemSettings: Record<string, string> = {}
  for (const { templateId, banned } of templates) {
    const consent = findConsent(platform, openid, templateId)
    if (banned) itemSettings[templateId] = 'ban'
    else if (consent?.always) itemSettings[templateId] = consent.answer
  }
  const privacyAgreed = platform.store.all.privacy.has(openid)
  const mainSwitch = !mainSwitchOff
  return { personId, nickname, phone, appid, name, mainSwitch, itemSettings, privacyAgreed }
}

/** What a scan opens: a page of the mini-program (by link or scene), an address, or else the text itself. */
function scan(platform: Platform, text: string) {
  const link = /^weixin:\/\/mini-program\/([^?]+)(\?.*)?$/.exec(text)
  if (link) return { kind: 'miniProgram', path: `${link[1]}${link[2] ?? ''}` }
  const codes = [...platform.store.all.qrCodes.values()]
  const code = codes.findLast(({ scene }) => scene === text)
  if (code) return { kind: 'miniProgram', path: `${code.page}?scene=${encodeURIComponent(code.scene)}` }
  if (/^https?:\/\//.test(text)) return { kind: 'address', url: text }
  return { kind: 'text', text }
}
