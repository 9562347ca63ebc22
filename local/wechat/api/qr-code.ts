import type { Hono } from 'hono'
import QRCode from 'qrcode'
import type { Platform } from '../platform/platform'
import { invalidArgument, PlatformError } from '../platform/platform-error'
import type { QrCode, StoreChange } from '../platform/records'
import type { AppSettings } from '../platform/settings'
import { addRoute } from './api-route'
import { encodeModules } from './qr-picture'
import { isPublishedPage } from './send-checks'

const CODES_MAX = 60
const WIDTH = { min: 280, usual: 430, max: 1280 } // pixels
const MARGIN_MODULES = 3

/** `getwxacodeunlimit`: a code that opens a page; image bytes, or JSON if it is refused. */
export function qrCodeRoutes(platform: Platform, hono: Hono) {
  const route = { method: 'POST', path: '/wxa/getwxacodeunlimit', kind: 'miniProgram' } as const
  addRoute(platform, hono, route, async ({ app, body }) => {
    const scene = readScene(body)
    const width = readWidth(body)
    const page = readPage(app, body)
    const at = platform.now().toISOString()
    const code = { sequence: platform.nextSequence(), appid: app.appid, page, scene, at }
    platform.store.commit(['qrCodes', code.sequence, code], ...deleteOldest(platform))
    platform.notifyUi({ kind: 'code' })
    const picture = new Uint8Array(drawCode(code, width))
    return new Response(picture, { headers: { 'content-type': 'image/png' } })
  })
}

type RequestBody = Record<string, unknown>

function readScene({ scene }: RequestBody): string {
  if (typeof scene !== 'string' || !/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene))
    throw new PlatformError(40169, 'invalid length for scene, or the data is not json string')
  if (scene.includes('scancode_time')) throw new PlatformError(85096, 'not allow include scancode_time field')
  return scene
}

function readWidth({ width = WIDTH.usual }: RequestBody): number {
  if (typeof width !== 'number' || width < WIDTH.min || width > WIDTH.max) throw invalidArgument()
  return width
}

function readPage(app: AppSettings, body: RequestBody): string {
  const homePage = app.pages?.[0] ?? 'pages/index/index'
  const page = typeof body.page === 'string' && body.page ? body.page : homePage
  const isPath = !page.startsWith('/') && !page.includes('?')
  const mustBePublished = body.check_path !== false
  if (!isPath || (mustBePublished && !isPublishedPage(app, page)))
    throw new PlatformError(41030, 'invalid page')
  return page
}

function deleteOldest(platform: Platform): StoreChange[] {
  const { qrCodes } = platform.store.all
  const oldest = qrCodes.keys().next()
  return qrCodes.size >= CODES_MAX && !oldest.done ? [['qrCodes', oldest.value, null]] : []
}

/** The content of the picture. The simulator's phones can read it; the real app cannot. */
export const linkOf = ({ page, scene }: Pick<QrCode, 'page' | 'scene'>) =>
  `weixin://mini-program/${page}?scene=${encodeURIComponent(scene)}`

/** A PNG of the code. */
export function drawCode(code: QrCode, width: number): Buffer {
  const { modules } = QRCode.create(linkOf(code), { errorCorrectionLevel: 'M' })
  const isInside = (index: number) => index >= 0 && index < modules.size
  const isDark = (row: number, column: number) =>
    isInside(row) && isInside(column) && modules.get(row, column) === 1
  return encodeModules(
    (row, column) => isDark(row - MARGIN_MODULES, column - MARGIN_MODULES),
    modules.size + 2 * MARGIN_MODULES,
    width,
  )
}
