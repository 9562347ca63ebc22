import type { Explanation } from '@zhixing/shared/reviews/anomaly'
import { FactList } from '../../components/page/fact-list'
import { SectionCard } from '../../components/page/section-card'

/** What was seen, the rule's threshold, and an innocent explanation: supervisors read all three. */
export const ExplanationCard = ({ seen, threshold, innocent }: Explanation) => (
  <SectionCard title="为什么提请复核">
    <FactList
      labelWidth={88}
      facts={[
        { label: '看到的情况', children: <strong>{seen}</strong> },
        { label: '规则的界线', children: threshold },
        { label: '也可能是', children: innocent },
      ]}
    />
    <p className="review-note quiet">
      界线为示例，请由主管部门确认。提请复核不改变任何学时；请先向本人了解情况，再作决定。
    </p>
  </SectionCard>
)
