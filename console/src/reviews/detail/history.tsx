import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Card, Timeline } from 'antd'
import { When } from '../../components/when'

type Step = ReviewDetail['history'][number]

const titles: Record<Step['step'], string> = {
  raised: '提请复核',
  dismissed: '记为无问题',
  'reversal-requested': '提请冲正',
  appealed: '本人申诉',
  'appeal-upheld': '申诉成立',
  'appeal-rejected': '维持决定',
}
const colours: Partial<Record<Step['step'], string>> = { 'reversal-requested': 'blue', appealed: 'orange', 'appeal-upheld': 'green' }

/** Newest first: what happened last is what somebody looks for. */
export const History = ({ steps }: { steps: Step[] }) => (
  <Card title="办理过程">
    <Timeline
      items={steps.toReversed().map(({ at, by, step, comment }) => ({
        key: `${at}${step}`,
        color: colours[step] ?? 'gray',
        content: (
          <>
            <div>
              <strong>{titles[step]}</strong> <span className="quiet">{by}</span>
            </div>
            {comment && <div className="step-comment">{comment}</div>}
            <div className="quiet">
              <When at={at} />
            </div>
          </>
        ),
      }))}
    />
  </Card>
)
