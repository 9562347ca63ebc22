import Taro from '@tarojs/taro'
import { identityPages } from '@zhixing/shared/identity/pages'
import { go } from '../../navigation/navigate'
import { scanCode } from '../../platform/wechat'

/** Our codes name the page they open; of those only the console's is scanned from here. */
export async function scan() {
  const said = await scanCode()
  if (said === undefined) return
  const scene = said.includes(identityPages.confirm) ? /[?&]scene=([^&]+)/.exec(said)?.[1] : undefined
  if (scene) return go(identityPages.confirm, { scene: decodeURIComponent(scene) })
  void Taro.showModal({
    title: '不是登录二维码',
    content: '这里用来扫电脑上管理后台的登录二维码。',
    showCancel: false,
    confirmText: '知道了',
  })
}
