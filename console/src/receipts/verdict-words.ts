import type { Receipt } from '@zhixing/shared/receipts/contract'
import { laterReversals, reversalOf } from '../../../verify/verify.mjs'

export interface VerdictWords {
  look: 'good' | 'unknown'
  title: string
  text: string
}

interface GenuineReceipt {
  receipt: Receipt
  /** The server has just said whether the hours were taken back; a file cannot say it. */
  isShownByServer: boolean
}

/** The verdict on a receipt whose every check holds. */
export function genuineWords({ receipt, isShownByServer }: GenuineReceipt): VerdictWords {
  const reversal = reversalOf(receipt)
  if (receipt.reversed)
    return { look: 'unknown', title: '记录真实，但已经冲正', text: `${reversal?.zh ?? ''}，不能再采信。` }
  const later = isShownByServer ? '学院说，到现在没有冲正。' : `${laterReversals.zh}。`
  return {
    look: 'good',
    title: '✔ 真实',
    text: reversal
      ? `${reversal.zh}。记录由学院签名存证，没有改动过。`
      : `这笔学时由学院签名存证，入账后没有改动过。${later}`,
  }
}
