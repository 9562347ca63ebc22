import Taro, { useRouter } from '@tarojs/taro'
import { getReceipt, showReceipt } from '@zhixing/shared/receipts/contract'
import { useRef, useState } from 'react'
import { call } from '../../../api/call'
import { useContractQuery } from '../../../api/use-contract-query'
import { decodeParameter } from '../../../navigation/decode-parameter'
import { toMediaUrl } from '../../../platform/media-url'
import { toQrCode } from './qr-code'

export type Naming = 'nameless' | 'named'

export interface ReceiptCodeState {
  shown: { url: string; picture: string; naming: Naming } | undefined
  show: (naming: Naming) => void
  isBusy: boolean
  error: Error | undefined
  copyUrl: () => void
}

/** The scanning phone needs an origin, which the URL lacks on H5. */
function withOrigin(url: string): string {
  const mediaUrl = toMediaUrl(url)
  return mediaUrl.startsWith('/') ? window.location.origin + mediaUrl : mediaUrl
}

export function useReceipt() {
  const entryId = decodeParameter(useRouter().params.entryId ?? '')
  return { result: useContractQuery(getReceipt, { entryId }), code: useReceiptCode(entryId) }
}

/** Only the answer to the last request is shown when the learner changes the naming quickly. */
function useReceiptCode(entryId: string): ReceiptCodeState {
  const [shown, setShown] = useState<ReceiptCodeState['shown']>()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<Error>()
  const lastRequest = useRef(0)

  async function show(naming: Naming) {
    const request = ++lastRequest.current
    const isLast = () => request === lastRequest.current
    setBusy(true)
    setError(undefined)
    try {
      const answer = await call(showReceipt, { entryId, withName: naming === 'named' })
      const url = withOrigin(answer.url)
      if (isLast()) setShown({ url, picture: toQrCode(url), naming })
    } catch (failure) {
      if (isLast()) setError(failure as Error)
    } finally {
      if (isLast()) setBusy(false)
    }
  }

  return {
    shown,
    show: (naming) => void show(naming),
    isBusy,
    error,
    copyUrl: () => {
      if (shown) void Taro.setClipboardData({ data: shown.url })
    },
  }
}
