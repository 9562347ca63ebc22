import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { goBack } from '../../../navigation/navigate'
import { Notice } from '../notice'

const retryableProblems: ProblemType[] = [
  'service/failed',
  'request/too-many',
  'request/stale',
  'request/cursor-invalid',
]

interface Props {
  error: Error
  retry?: () => void
}

/** The title of the problem, as the catalogue of problems words it, with a way to retry or to go back. */
export function Refused({ error, retry }: Props) {
  const refusal = error instanceof Refusal ? error : new Refusal('service/failed')
  const isRetryable = retry && retryableProblems.includes(refusal.type)
  return (
    <Notice
      symbol="！"
      title={refusal.title}
      detail={refusal.detail}
      action={isRetryable ? { title: '再试一次', onClick: retry } : { title: '返回', onClick: goBack }}
    />
  )
}
