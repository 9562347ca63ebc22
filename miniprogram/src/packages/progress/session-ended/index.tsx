import type { Refusal } from '@zhixing/shared/problem'
import { Notice } from '../../../components/outcome/notice'

const details: Partial<Record<Refusal['type'], string>> = {
  'progress/session-replaced':
    '同一时间只在一处学习。这里学过的内容已经保存，点下面的按钮可以回到这里接着学。',
  'progress/session-expired': '学过的内容已经保存，重新进入后自动补交。',
}

/** Why this player has stopped, and the way back into it. */
export function SessionEnded({
  refusal,
  busy,
  enter,
}: {
  refusal: Refusal
  busy: boolean
  enter: () => void
}) {
  return (
    <Notice
      mark="停"
      title={refusal.title}
      detail={refusal.detail ?? details[refusal.type]}
      act={{ title: '在这里继续学习', onClick: enter, busy }}
    />
  )
}
