import Taro from '@tarojs/taro'
import { identityPages } from '@zhixing/shared/identity/pages'
import { decodeParameter } from '../../navigation/decode-parameter'
import { openPage } from '../../navigation/navigate'
import { scanCode } from '../../platform/wechat'

/** Scans the QR code of the console's sign-in page and opens its confirmation. Other codes are explained. */
export async function scanSignInCode() {
  const code = await scanCode()
  if (code === undefined) return
  const scene = code.includes(identityPages.confirm) ? /[?&]scene=([^&]+)/.exec(code)?.[1] : undefined
  if (scene) return openPage(identityPages.confirm, { scene: decodeParameter(scene) })
  void Taro.showModal({
    title: '不是登录二维码',
    content: '这里用来扫电脑上管理后台的登录二维码。',
    showCancel: false,
    confirmText: '知道了',
  })
}
