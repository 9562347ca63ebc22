import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import { Card, Descriptions, Timeline } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { Change } from '../list/columns'
import { kindTitles, stateTitles } from '../words'
import { EvidenceLine } from './evidence-line'

export function Facts({ detail }: { detail: CreditRequestDetail }) {
  const { kind, studyHours, organisationName, reason } = detail
  const lines = [
    {
      label: '类别',
      children: kind === 'reversal' && studyHours > 0 ? '恢复（冲正的冲正）' : kindTitles[kind],
    },
    { label: '学时变化', children: <Change hours={studyHours} /> },
    { label: '申请单位', children: organisationName },
    { label: '事由', children: <span className="reason">{reason}</span> },
    { label: '凭据', children: <EvidenceLine detail={detail} /> },
  ]
  return (
    <Card title="申请内容">
      <Descriptions
        column={1}
        size="small"
        items={lines.map((line) => ({ key: line.label, ...line }))}
        styles={{ label: { width: 72 } }}
      />
    </Card>
  )
}

/** It may have come to nothing: all of it was there before, or the day is full. */
const settled = ({ rows }: CreditRequestDetail) =>
  rows.every(({ result }) => result && !result.entered)
    ? { title: '已办结，没有新入账', colour: 'orange' }
    : { title: '已入账', colour: 'green' }

/** Newest first: what happened last is what somebody looks for. */
export function Course({ detail }: { detail: CreditRequestDetail }) {
  const { state, decidedAt, decidedByName, decisionReason, settledAt, requestedAt, requestedByName } = detail
  const steps = [
    { title: '申请', by: requestedByName, at: requestedAt, colour: 'gray', comment: undefined },
    ...(decidedAt
      ? [
          {
            title: stateTitles[state],
            by: decidedByName,
            at: decidedAt,
            colour: state === 'approved' ? 'green' : 'orange',
            comment: decisionReason,
          },
        ]
      : []),
    ...(settledAt ? [{ ...settled(detail), by: undefined, at: settledAt, comment: undefined }] : []),
  ]
  return (
    <Card title="办理过程">
      <Timeline
        items={steps.toReversed().map(({ title, by, at, colour, comment }) => ({
          key: title,
          color: colour,
          content: (
            <>
              <div>
                <strong>{title}</strong> <span className="quiet">{by}</span>
              </div>
              {comment && <div className="step-comment">{comment}</div>}
              <div className="quiet">
                <BeijingTime at={at} />
              </div>
            </>
          ),
        }))}
      />
    </Card>
  )
}
