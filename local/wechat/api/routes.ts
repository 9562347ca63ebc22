import { Hono } from 'hono'
import type { World } from '../platform/platform'
import { tokenRoutes } from './access-token'
import { contentCheckRoutes } from './content-check'
import { customMessageRoutes } from './custom-message'
import { loginRoutes } from './login'
import { qrCodeRoutes } from './qr-code'
import { quotaRoutes } from './quota'
import { subscribeMessageRoutes } from './subscribe-message'
import { templateMessageRoutes } from './template-message'
import { userRoutes } from './user'

/** What stands for https://api.weixin.qq.com. */
export function accessRoutes(world: World) {
  const hono = new Hono()
  for (const add of [
    tokenRoutes,
    loginRoutes,
    subscribeMessageRoutes,
    templateMessageRoutes,
    customMessageRoutes,
    userRoutes,
    qrCodeRoutes,
    contentCheckRoutes,
    quotaRoutes,
  ])
    add(world, hono)
  hono.all('*', (context) => context.json({ errcode: 40066, errmsg: 'invalid url' }))
  return hono
}
