import { presencePolicy } from '@zhixing/shared/policy/presence'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import type { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import { kindTitles, thresholdsOf } from '@zhixing/shared/reviews/words'

const { reviewPolicyId, effectiveOn, pauseSeconds, appealDays, keepDays } = reviewPolicy
const { everyMinutes, everyMinutesChoices, deadlineSeconds, retrySeconds, wrongMax } = presencePolicy

export const reviewPolicyVersion = { id: reviewPolicyId, effectiveOn }

const thresholds = thresholdsOf(reviewPolicy)
const thresholdNotes = (Object.keys(kindTitles) as AnomalyKind[]).map(
  (kind) => `${kindTitles[kind]}：${thresholds[kind]}`,
)

export const reviewNotes = [
  '达到下列任何一项，只列入复核名单，由人查看、由人决定；达到界限本身不改动学时。',
  ...thresholdNotes,
  `停顿超过 ${pauseSeconds / 60} 分钟，此前的学习就不再算作连续。`,
  `对学员不利的决定须由另一位同志审批；学员收到后 ${appealDays} 天内可以申诉，由没有参与过的同志答复。没有问题的复核保留 ${keepDays} 天。`,
]

export const presenceNotes = [
  everyMinutes ? `课程没有另作规定的，平均每 ${everyMinutes} 分钟确认一次。` : '课程没有规定的，不作确认。',
  `课程可以规定平均每 ${everyMinutesChoices.join('、')} 分钟确认一次，时刻随机，由系统决定；课时学完时必有一次。`,
  `每次确认有 ${deadlineSeconds / 60} 分钟作答；答错后等 ${retrySeconds} 秒再答，连续答错 ${wrongMax} 次，上次确认以后的时长不计入。`,
  '已经确认的时长不受影响；没有计入的内容再看一遍即可补上。',
]
