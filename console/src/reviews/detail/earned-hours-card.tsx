import type { ReversalState, ReviewDetail } from '@zhixing/shared/reviews/contract'
import { reversalTitles } from '@zhixing/shared/reviews/words'
import { Table } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { SectionCard } from '../../components/page/section-card'
import { useIsNarrow } from '../../components/page/use-is-narrow'

type EarnedRow = ReviewDetail['entries'][number] & { reversal?: ReversalState }

/** The hours that the reviewed study earned, each with the reversal that was requested for it, if any. */
export function EarnedHoursCard({ entries, reversals }: Pick<ReviewDetail, 'entries' | 'reversals'>) {
  const isNarrow = useIsNarrow()
  const notReversed = entries.filter(({ entryId }) => !reversals.some((each) => each.entryId === entryId))
  const rows: EarnedRow[] = [...reversals, ...notReversed].sort((one, other) =>
    one.awardedAt.localeCompare(other.awardedAt),
  )
  return (
    <SectionCard title="这次学习取得的学时">
      <Table
        rowKey="entryId"
        size="small"
        pagination={false}
        dataSource={rows}
        scroll={isNarrow ? {} : { x: 480 }}
        locale={{ emptyText: '没有取得学时' }}
        columns={[
          { title: '课程', dataIndex: 'title' },
          { title: '学时', dataIndex: 'studyHours', width: 60 },
          {
            title: '入账时间',
            key: 'awarded',
            width: 144,
            responsive: ['md'],
            render: (_, { awardedAt }) => <BeijingTime at={awardedAt} />,
          },
          {
            title: '冲正',
            key: 'reversal',
            width: isNarrow ? 112 : 160,
            render: (_, { reversal }) => (reversal ? reversalTitles[reversal] : '—'),
          },
        ]}
      />
    </SectionCard>
  )
}
