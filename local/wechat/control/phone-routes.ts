import { Hono } from 'hono'
import * as z from 'zod'
import { issueCode } from '../api/login'
import { linkOf, pictureOf } from '../api/qr-code'
import { creditKey } from '../api/subscribe-message'
import { personOf, UnknownPerson, visit } from '../platform/people'
import { appOf, openidOf, type World } from '../platform/platform'
import type { AppSettings } from '../platform/settings'
import type { Consents } from './consent'

/** `/_sim`, the part that stands for the WeChat app on a phone: what wx.js and the face call. */
export function phoneRoutes(world: World, consents: Consents) {
  const hono = new Hono()
  hono.onError((error, context) => {
    if (error instanceof UnknownPerson) return context.json({ error: '没有这个人' }, 404)
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ error: '请求不符合要求', detail: error.message }, 400)
    throw error
  })
  const miniProgram = (): AppSettings => {
    const app = appOf(world, 'miniProgram')
    if (!app) throw new Error('The simulator was started without a mini-program')
    return app
  }

  hono.get('/phones/:personId', (context) => {
    const {
      personId,
      nickname,
      phone,
      mainSwitchOff = false,
    } = personOf(world, context.req.param('personId'))
    const { appid, name, templates } = miniProgram()
    const openid = openidOf(appid, personId)
    const settings = templates.flatMap(({ templateId, banned }) => {
      const credit = world.store.all.credits.get(creditKey(openid, templateId))
      return banned ? [[templateId, 'ban']] : credit?.always ? [[templateId, credit.answer]] : []
    })
    const privacyAgreed = world.store.all.privacy.has(openid)
    return context.json({
      personId,
      nickname,
      phone,
      appid,
      name,
      mainSwitch: !mainSwitchOff,
      itemSettings: Object.fromEntries(settings),
      privacyAgreed,
    })
  })
  hono.post('/phones/:personId/visit', (context) => {
    visit(world, context.req.param('personId'), miniProgram())
    return context.json({ done: true })
  })
  hono.post('/phones/:personId/login-code', (context) => {
    const { personId } = personOf(world, context.req.param('personId'))
    const app = miniProgram()
    visit(world, personId, app)
    return context.json({ code: issueCode(world, { kind: 'login', appid: app.appid, personId }) })
  })
  hono.post('/phones/:personId/phone-code', (context) => {
    const { personId } = personOf(world, context.req.param('personId'))
    return context.json({ code: issueCode(world, { kind: 'phone', appid: miniProgram().appid, personId }) })
  })
  hono.post('/phones/:personId/privacy', (context) => {
    const { personId } = personOf(world, context.req.param('personId'))
    world.store.commit([
      'privacy',
      openidOf(miniProgram().appid, personId),
      { agreedAt: world.now().toISOString() },
    ])
    return context.json({ done: true })
  })
  hono.post('/phones/:personId/popups', async (context) => {
    const { templateIds } = z
      .strictObject({ templateIds: z.array(z.string()) })
      .parse(await context.req.json())
    return context.json(consents.ask(miniProgram(), context.req.param('personId'), templateIds))
  })
  hono.get('/popups/:popupId', (context) => {
    const popup = consents.popup(context.req.param('popupId'))
    return popup ? context.json(popup) : context.json({ error: '弹窗已关闭' }, 404)
  })
  hono.post('/popups/:popupId/answer', async (context) => {
    const Answer = z.strictObject({ accepted: z.array(z.string()), always: z.boolean().optional() })
    const { accepted, always = false } = Answer.parse(await context.req.json())
    const popup = consents.answer(context.req.param('popupId'), accepted, always)
    return popup ? context.json(popup) : context.json({ error: '弹窗已关闭' }, 404)
  })

  hono.get('/codes', (context) =>
    context.json({
      codes: [...world.store.all.qrCodes.values()].reverse().map((code) => ({ ...code, link: linkOf(code) })),
    }),
  )
  hono.get('/codes/:sequence/picture', (context) => {
    const code = world.store.all.qrCodes.get(context.req.param('sequence'))
    if (!code) return context.json({ error: '没有这个码' }, 404)
    return context.body(new Uint8Array(pictureOf(code, 280)), 200, {
      'content-type': 'image/png',
      'cache-control': 'max-age=3600',
    })
  })
  hono.post('/scan', async (context) => {
    const { text } = z
      .strictObject({ text: z.string().trim().min(1).max(2000) })
      .parse(await context.req.json())
    return context.json(scanned(world, text))
  })
  return hono
}

/** A code's link, its bare scene, or any address. */
function scanned(world: World, text: string) {
  const link = /^weixin:\/\/mini-program\/([^?]+)(\?.*)?$/.exec(text)
  if (link) return { kind: 'miniProgram', path: `${link[1]}${link[2] ?? ''}` }
  const code = [...world.store.all.qrCodes.values()].reverse().find(({ scene }) => scene === text)
  if (code) return { kind: 'miniProgram', path: `${code.page}?scene=${encodeURIComponent(code.scene)}` }
  if (/^https?:\/\//.test(text)) return { kind: 'address', url: text }
  return { kind: 'text', text }
}
