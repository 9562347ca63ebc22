import { Hono } from 'hono'
import type { Platform } from '../platform/platform'
import { accountCodeRoutes } from './account/account-code'
import { menuRoutes } from './account/menu'
import { tagRoutes } from './account/tags'
import { ticketRoutes } from './account/ticket'
import { contentCheckRoutes } from './content-check'
import { customMessageRoutes } from './custom-message'
import { loginRoutes } from './login'
import { qrCodeRoutes } from './qr-code'
import { quotaRoutes } from './quota'
import { subscribeMessageRoutes } from './subscribe-message'
import { templateMessageRoutes } from './template-message'
import { tokenRoutes } from './token-routes'
import { userRoutes } from './user'
import { webSignInRoutes } from './web-sign-in'

const addAll = [
  tokenRoutes,
  loginRoutes,
  webSignInRoutes,
  subscribeMessageRoutes,
  templateMessageRoutes,
  customMessageRoutes,
  userRoutes,
  tagRoutes,
  menuRoutes,
  ticketRoutes,
  accountCodeRoutes,
  qrCodeRoutes,
  contentCheckRoutes,
  quotaRoutes,
]

/** Serves what https://api.weixin.qq.com serves. */
export function apiRoutes(platform: Platform): Hono {
  const hono = new Hono()
  for (const addRoutes of addAll) addRoutes(platform, hono)
  hono.all('*', (context) => context.json({ errcode: 40066, errmsg: 'invalid url' }))
  return hono
}
