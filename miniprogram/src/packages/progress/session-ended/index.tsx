import type { ProblemType, Refusal } from '@zhixing/shared/problem'
import { Notice } from '../../../components/feedback/notice'

const details: Partial<Record<ProblemType, string>> = {
  'progress/session-replaced':
    '同一时间只在一处学习。这里学过的内容已经保存，点下面的按钮可以回到这里接着学。',
  'progress/session-expired': '学过的内容已经保存，重新进入后自动补交。',
}

interface Props {
  refusal: Refusal
  isBusy: boolean
  relaunch: () => void
}

/** Replaces the player: says why the session has ended and offers to launch the lesson again. */
export function SessionEnded({ refusal, isBusy, relaunch }: Props) {
  return (
    <Notice
      symbol="停"
      title={refusal.title}
      detail={refusal.detail ?? details[refusal.type]}
      action={{ title: '在这里继续学习', onClick: relaunch, isBusy }}
    />
  )
}
