import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { Empty, Segmented, Table, Tag } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { useIsNarrow } from '../../components/page/use-is-narrow'
import { entryTitles, hoursWords } from '../words'
import type { Reversing } from './use-reversal'

/** The learner's ledger of a year; what was reversed stands there and cannot be chosen again. */
export function PickEntry({ reversing: { transcript, entry, setEntry, setYear } }: { reversing: Reversing }) {
  const { data, error, refetch, isPending } = transcript
  const isNarrow = useIsNarrow()
  if (error && !data) return <LoadError error={error} onRetry={refetch} inline />
  const entries = data?.entries ?? []
  const reversed = (each: CreditEntry) =>
    entries.some((other) => other.kind === 'reversal' && other.reverses === each.entryId)
  return (
    <>
      {data && (
        <div className="pick-head">
          <Segmented
            value={data.creditYear}
            options={data.creditYears.map((value) => ({ value, label: `${value} 年` }))}
            onChange={(value) => setYear(Number(value))}
          />
          <span className="quiet">{`合计 ${hoursWords(data.studyHours)}`}</span>
        </div>
      )}
      <Table
        rowKey="entryId"
        size="small"
        loading={isPending}
        pagination={entries.length > 10 && { pageSize: 10, showSizeChanger: false }}
        dataSource={entries}
        scroll={isNarrow ? {} : { x: 620 }}
        locale={{
          emptyText: isPending ? (
            ' '
          ) : (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="这一年没有入账的学时" />
          ),
        }}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: entry ? [entry.entryId] : [],
          onSelect: (chosen) => setEntry(chosen),
          getCheckboxProps: (each) => ({ disabled: reversed(each), 'aria-label': each.title }),
        }}
        onRow={(each) => ({ onClick: () => !reversed(each) && setEntry(each) })}
        columns={[
          {
            title: '课程或班次',
            key: 'title',
            render: (_, each) => (
              <Title entry={each} isReversed={!!reversalInEffect(each.entryId, entries)} />
            ),
          },
          {
            title: '类别',
            key: 'kind',
            width: 92,
            responsive: ['md'],
            render: (_, { kind }) => entryTitles[kind],
          },
          {
            title: '学时',
            key: 'hours',
            width: 72,
            align: 'right',
            render: (_, { studyHours }) => String(studyHours).replace('-', '−'),
          },
          {
            title: '入账时间',
            key: 'entered',
            width: 150,
            responsive: ['md'],
            render: (_, each) => <BeijingTime at={enteredAt(each)} />,
          },
        ]}
      />
    </>
  )
}

const Title = ({ entry, isReversed }: { entry: CreditEntry; isReversed: boolean }) => (
  <>
    {entry.kind === 'reversal' ? `${entry.studyHours < 0 ? '冲正' : '恢复'}：${entry.title}` : entry.title}{' '}
    {isReversed && <Tag>已冲正</Tag>}
  </>
)
