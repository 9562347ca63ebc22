import type { Hono } from 'hono'
import QRCode from 'qrcode'
import type { World } from '../platform/platform'
import type { QrCode } from '../platform/records'
import type { Change } from '../platform/store'
import { type Call, route } from './call'
import { invalidArgument, PlatformError } from './platform-error'
import { pngOf } from './png'
import { isPublished } from './send-checks'

const KEPT_MAX = 60
const WIDTHS = { min: 280, usual: 430, max: 1280 }

/** Codes without limit of number: image bytes on success, JSON on failure. */
export function qrCodeRoutes(world: World, hono: Hono) {
  route(
    world,
    hono,
    { method: 'POST', path: '/wxa/getwxacodeunlimit', kind: 'miniProgram' },
    async (call) => {
      const { code, width } = asked(world, call)
      const { qrCodes } = world.store.all
      const oldest = qrCodes.size >= KEPT_MAX ? qrCodes.keys().next() : undefined
      const dropped: Change[] = oldest && !oldest.done ? [['qrCodes', oldest.value, null]] : []
      world.store.commit(['qrCodes', code.sequence, code], ...dropped)
      world.tell({ kind: 'code' })
      return new Response(new Uint8Array(pictureOf(code, width)), {
        headers: { 'content-type': 'image/png' },
      })
    },
  )
}

function asked(world: World, { app, body }: Call): { code: QrCode; width: number } {
  const { scene, width = WIDTHS.usual } = body
  if (typeof scene !== 'string' || !/^[0-9a-zA-Z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(scene))
    throw new PlatformError(40169, 'invalid length for scene, or the data is not json string')
  if (scene.includes('scancode_time')) throw new PlatformError(85096, 'not allow include scancode_time field')
  if (typeof width !== 'number' || width < WIDTHS.min || width > WIDTHS.max) throw invalidArgument()
  const page =
    typeof body.page === 'string' && body.page ? body.page : (app.pages?.[0] ?? 'pages/index/index')
  if (page.startsWith('/') || page.includes('?')) throw new PlatformError(41030, 'invalid page')
  if (body.check_path !== false && !isPublished(app, page)) throw new PlatformError(41030, 'invalid page')
  return {
    code: { sequence: world.sequence(), appid: app.appid, page, scene, at: world.now().toISOString() },
    width,
  }
}

/** What a scan of the picture gives: the simulator reads it back; no camera of the real app would. */
export const linkOf = ({ page, scene }: Pick<QrCode, 'page' | 'scene'>) =>
  `weixin://mini-program/${page}?scene=${encodeURIComponent(scene)}`

const MARGIN = 3 // modules of light around the code

export function pictureOf(code: QrCode, width: number): Buffer {
  const { modules } = QRCode.create(linkOf(code), { errorCorrectionLevel: 'M' })
  const isDark = (row: number, column: number) =>
    row >= 0 && column >= 0 && row < modules.size && column < modules.size && modules.get(row, column) === 1
  return pngOf((row, column) => isDark(row - MARGIN, column - MARGIN), modules.size + 2 * MARGIN, width)
}
