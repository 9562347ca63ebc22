import { presencePolicy } from '@zhixing/shared/policy/presence'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { kindTitles, thresholdsOf } from '@zhixing/shared/reviews/words'
import { Card, Tag } from 'antd'
import { Notes } from './notes'

type Kind = keyof typeof kindTitles
const thresholds = thresholdsOf(reviewPolicy)
const { reviewPolicyId, effectiveOn, pauseSeconds, appealDays, keepDays } = reviewPolicy
const reviewFacts = [
  '达到下列任何一项，只列入复核名单，由人查看、由人决定；达到界限本身不改动学时。',
  ...(Object.keys(kindTitles) as Kind[]).map((kind) => `${kindTitles[kind]}：${thresholds[kind]}`),
  `停顿超过 ${pauseSeconds / 60} 分钟，此前的学习就不再算作连续。`,
  `对学员不利的决定须由另一位同志审批；学员收到后 ${appealDays} 天内可以申诉，由没有参与过的同志答复。没有问题的复核保留 ${keepDays} 天。`,
]

const { everyMinutes, everyMinutesChoices, deadlineSeconds, retrySeconds, wrongMax } = presencePolicy
const presenceFacts = [
  everyMinutes ? `课程没有另作规定的，平均每 ${everyMinutes} 分钟确认一次。` : '课程没有规定的，不作确认。',
  `课程可以规定平均每 ${everyMinutesChoices.join('、')} 分钟确认一次，时刻随机，由系统决定；课时学完时必有一次。`,
  `每次确认有 ${deadlineSeconds / 60} 分钟作答；答错后等 ${retrySeconds} 秒再答，连续答错 ${wrongMax} 次，上次确认以后的时长不计入。`,
  '已经确认的时长不受影响；没有计入的内容再看一遍即可补上。',
]

/** What is compared with these limits, and what becomes of it: nobody should be measured by a number he cannot read. */
export function ReviewPolicyCard() {
  return (
    <Card title="异常复核" extra={<InUse />}>
      <p className="quiet rules-source">{`版本 ${reviewPolicyId} · 自 ${effectiveOn} 起 · 来源：系统示例，请由主管部门确认`}</p>
      <Notes notes={reviewFacts} />
    </Card>
  )
}

export function PresencePolicyCard() {
  return (
    <Card title="在学确认" extra={<InUse />}>
      <p className="quiet rules-source">来源：系统示例，请由主管部门确认</p>
      <Notes notes={presenceFacts} />
    </Card>
  )
}

const InUse = () => (
  <>
    <Tag color="green">采用中</Tag>
    <Tag color="orange">示例</Tag>
  </>
)
