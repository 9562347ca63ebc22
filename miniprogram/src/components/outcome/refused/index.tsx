import { Refusal } from '@zhixing/shared/problem'
import { back } from '../../../navigation/navigate'
import { Notice } from '../notice'

const again = ['service/failed', 'request/too-many', 'request/stale', 'request/cursor-invalid']

/** Why it was refused, in the words of the catalogue. What cannot get better by asking again leads back. */
export function Refused({ error, retry }: { error: Error; retry?: () => void }) {
  const refusal = error instanceof Refusal ? error : new Refusal('service/failed')
  const mayAgain = retry && again.includes(refusal.type)
  return (
    <Notice
      mark="！"
      title={refusal.title}
      detail={refusal.detail}
      act={mayAgain ? { title: '再试一次', onClick: retry } : { title: '返回', onClick: back }}
    />
  )
}
