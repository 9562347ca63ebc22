import Taro from '@tarojs/taro'
import { progressPages } from '@zhixing/shared/progress/pages'
import { learnerNow } from '../sign-in/signed-in'
import { sendUnsent, unsent } from './unsent'

/** Back in the app: what was left behind goes out now, unless the page it belongs to is open and sends it itself. */
export async function sendUnsentFromElsewhere() {
  const top = Taro.getCurrentPages().at(-1)?.route ?? ''
  const isStudying = [progressPages.play, progressPages.read].some((page) => top.includes(page))
  if (isStudying || !learnerNow() || !unsent()) return
  await sendUnsent().catch(() => undefined)
}
