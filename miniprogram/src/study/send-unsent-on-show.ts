import Taro from '@tarojs/taro'
import { progressPages } from '@zhixing/shared/progress/pages'
import { currentLearner } from '../sign-in/signed-in'
import { listUnsent, sendUnsent } from './unsent-intervals'

/** Sends intervals that an earlier visit left, when the app is shown. An open lesson page sends its own. */
export async function sendUnsentOnShow() {
  const route = Taro.getCurrentPages().at(-1)?.route ?? ''
  const isStudying = Object.values(progressPages).some((page) => route.includes(page))
  if (isStudying || !currentLearner() || listUnsent().length === 0) return
  await sendUnsent().catch(() => undefined)
}
