import Taro, { useRouter } from '@tarojs/taro'
import { getReceipt, showReceipt } from '@zhixing/shared/receipts/contract'
import { useRef, useState } from 'react'
import { call } from '../../../api/call'
import { useAnswer } from '../../../api/use-contract-query'
import { addressOf } from '../../../platform/media-url'
import { codeOf } from './code'

export type Naming = 'nameless' | 'named'

/** On H5 the address comes without an origin; whoever scans it needs one. */
const wholeAddress = (url: string) => {
  const address = addressOf(url)
  return address.startsWith('/') ? window.location.origin + address : address
}

export function useReceipt() {
  const { entryId = '' } = useRouter().params
  const answer = useAnswer(getReceipt, { entryId: decodeURIComponent(entryId) })
  const [shown, setShown] = useState<{ url: string; picture: string; naming: Naming }>()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<Error>()
  const last = useRef(0)

  async function show(naming: Naming) {
    const nth = ++last.current
    setAsking(true)
    setError(undefined)
    try {
      const { url } = await call(showReceipt, {
        entryId: decodeURIComponent(entryId),
        withName: naming === 'named',
      })
      const address = wholeAddress(url)
      if (nth === last.current) setShown({ url: address, picture: codeOf(address), naming })
    } catch (failure) {
      if (nth === last.current) setError(failure as Error)
    } finally {
      if (nth === last.current) setAsking(false)
    }
  }

  return {
    answer,
    shown,
    show: (naming: Naming) => void show(naming),
    asking,
    error,
    copy: copyOf(shown?.url),
  }
}

const copyOf = (url: string | undefined) => () => {
  if (url) void Taro.setClipboardData({ data: url })
}
