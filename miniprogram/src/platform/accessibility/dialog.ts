import Taro from '@tarojs/taro'

export interface ConfirmQuestion {
  title: string
  content: string
  confirmText: string
  cancelText?: string
  /** Takes something away. */
  isDestructive?: boolean
}

const DESTRUCTIVE_COLOUR = '#b4232a'
const PLAIN_COLOUR = '#2f5d8a'

/** Whether the learner confirms. */
export async function askToConfirm(question: ConfirmQuestion): Promise<boolean> {
  const { isDestructive, cancelText = '取消', ...texts } = question
  const confirmColor = isDestructive ? DESTRUCTIVE_COLOUR : PLAIN_COLOUR
  return (await Taro.showModal({ ...texts, cancelText, confirmColor })).confirm
}

/** Shows what has happened, until the learner has read it. */
export const tell = (title: string, content: string) =>
  void Taro.showModal({
    title,
    content,
    showCancel: false,
    confirmText: '知道了',
    confirmColor: PLAIN_COLOUR,
  })

/** WeChat keeps its screen reader inside a modal element by itself. */
export const useDialogFocus = (_panelId: string) => {}
