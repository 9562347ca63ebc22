import { measure } from '@zhixing/shared/study-records/intervals'
import { Unavailable } from '../../../api/http'
import { useLatestState } from '../../../hooks/use-latest-state'
import { listUnsent, sendUnsent } from '../../../study/unsent-intervals'

const TENTHS_PER_SECOND = 10 // intervals are in tenths of a second

/** The number of unsent intervals and their total length. */
function measureUnsent() {
  const lessons = listUnsent().map(({ played }) => played)
  return {
    intervals: lessons.flat().length,
    seconds: lessons.reduce((sum, played) => sum + measure(played), 0) / TENTHS_PER_SECOND,
  }
}

export function useUnsentStudy() {
  const [unsent, setUnsent] = useLatestState(measureUnsent())
  const [isBusy, setBusy] = useLatestState(false)
  const [outcome, setOutcome] = useLatestState('')
  const send = async () => {
    setBusy(true)
    try {
      await sendUnsent()
      const isLeft = measureUnsent().intervals > 0
      setOutcome(isLeft ? '有的学习已经结束。再次进入那个课时，会接着补交。' : '已全部补交。')
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error
      setOutcome('网络不通，学习记录还保留在手机里，请稍后再试。')
    } finally {
      setUnsent(measureUnsent())
      setBusy(false)
    }
  }
  return { ...unsent, isBusy, outcome, send: () => void send() }
}
