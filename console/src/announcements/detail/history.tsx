import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { Card, Timeline } from 'antd'
import { When } from '../../components/when'

type Step = AnnouncementDetail['history'][number]

const titles: Record<Step['step'], string> = {
  saved: '保存草稿',
  submitted: '提交审批',
  approved: '审批通过',
  rejected: '退回修改',
  scheduled: '定时发布',
  published: '发布',
  withdrawn: '撤回',
}
const colours: Partial<Record<Step['step'], string>> = { approved: 'green', published: 'green', rejected: 'orange', withdrawn: 'gray' }

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
