import { measure } from '@zhixing/shared/study-records/intervals'
import { Unavailable } from '../../../api/call'
import { useLatest } from '../../../hooks/use-latest-state'
import { sendUnsent, unsent } from '../../../study/unsent'

const kept = () => {
  const played = unsent()?.played ?? []
  return { pieces: played.length, seconds: measure(played) / 10 }
}

export function useUnsent() {
  const [left, setLeft] = useLatest(kept())
  const [busy, setBusy] = useLatest(false)
  const [says, setSays] = useLatest('')
  const send = async () => {
    setBusy(true)
    try {
      await sendUnsent()
      setSays(kept().pieces ? '上一次学习已经结束。再次进入那门课程时，会接着补交。' : '已全部补交。')
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      setSays('网络不通，学习记录还保留在手机里，请稍后再试。')
    } finally {
      setLeft(kept())
      setBusy(false)
    }
  }
  return { ...left, busy, says, send: () => void send() }
}
