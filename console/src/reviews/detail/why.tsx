import type { Explanation } from '@zhixing/shared/reviews/anomaly'
import { Card, Descriptions } from 'antd'

/** What may well be behind it stands beside what was seen: whoever decides reads both. */
export const Why = ({ explanation: { seen, threshold, innocent } }: { explanation: Explanation }) => (
  <Card title="为什么提请复核">
    <Descriptions
      column={1}
      size="small"
      styles={{ label: { width: 88 } }}
      items={[
        { key: 'seen', label: '看到的情况', children: <strong>{seen}</strong> },
        { key: 'threshold', label: '规则的界线', children: threshold },
        { key: 'innocent', label: '也可能是', children: innocent },
      ]}
    />
    <p className="review-note quiet">
      界线为示例，请由主管部门确认。提请复核不改变任何学时；请先向本人了解情况，再作决定。
    </p>
  </Card>
)
