import { identityPages } from '@zhixing/shared/identity/pages'
import { decodeParameter } from '../../navigation/decode-parameter'
import { openPage } from '../../navigation/navigate'
import { tell } from '../../platform/accessibility/dialog'
import { scanCode } from '../../platform/wechat'

/** Scans the QR code of the console's sign-in page and opens its confirmation. Other codes are explained. */
export async function scanSignInCode() {
  const code = await scanCode()
  if (code === undefined) return
  const scene = code.includes(identityPages.confirm) ? /[?&]scene=([^&]+)/.exec(code)?.[1] : undefined
  if (scene) return openPage(identityPages.confirm, { scene: decodeParameter(scene) })
  tell('不是登录二维码', '这里用来扫电脑上管理后台的登录二维码。')
}
