import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt, reversalInEffect } from '@zhixing/shared/ledger/rules'
import { Segmented, Table, type TableColumnsType, Tag } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { entryKindTitles, hoursText } from '../../components/content/study-hours'
import { EmptyState } from '../../components/feedback/empty-state'
import { LoadError } from '../../components/feedback/load-error'
import { useIsNarrow } from '../../components/page/use-is-narrow'
import type { ReversalForm } from './use-reversal'

/** Chooses one entry of the learner's year. One that was ever reversed is listed, but cannot be chosen. */
export function EntryPicker({ form: { transcript, entry, setEntry, setYear } }: { form: ReversalForm }) {
  const { data, error, refetch, isPending } = transcript
  const isNarrow = useIsNarrow()
  if (error && !data) return <LoadError error={error} onRetry={refetch} inline />
  const entries = data?.entries ?? []
  const wasReversed = ({ entryId }: CreditEntry) =>
    entries.some((other) => other.kind === 'reversal' && other.reverses === entryId)
  return (
    <>
      {data && (
        <div className="picker-head">
          <Segmented
            value={data.creditYear}
            options={data.creditYears.map((year) => ({ value: year, label: `${year} 年` }))}
            onChange={(year) => setYear(Number(year))}
          />
          <span className="quiet">{`合计 ${hoursText(data.studyHours)}`}</span>
        </div>
      )}
      <Table
        rowKey="entryId"
        size="small"
        loading={isPending}
        pagination={entries.length > 10 && { pageSize: 10, showSizeChanger: false }}
        dataSource={entries}
        scroll={isNarrow ? {} : { x: 620 }}
        locale={{ emptyText: isPending ? ' ' : <EmptyState description="这一年没有入账的学时" /> }}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: entry ? [entry.entryId] : [],
          onSelect: (chosen) => setEntry(chosen),
          getCheckboxProps: (each) => ({ disabled: wasReversed(each), 'aria-label': nameOf(each) }),
        }}
        onRow={(each) => ({
          onClick: () => {
            if (!wasReversed(each)) setEntry(each)
          },
        })}
        columns={entryColumns(entries)}
      />
    </>
  )
}

const entryColumns = (entries: CreditEntry[]): TableColumnsType<CreditEntry> => [
  {
    title: '课程或班次',
    key: 'title',
    render: (_, entry) => (
      <>
        {entryTitle(entry)} {reversalInEffect(entry.entryId, entries) && <Tag>已冲正</Tag>}
      </>
    ),
  },
  {
    title: '类别',
    key: 'kind',
    width: 92,
    responsive: ['md'],
    render: (_, { kind }) => entryKindTitles[kind],
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
    render: (_, entry) => <BeijingTime at={enteredAt(entry)} />,
  },
]

const nameOf = (entry: CreditEntry): string => `${entryTitle(entry)}，${hoursText(entry.studyHours)}`

/** A class has an entry for each day, which only the day tells apart. */
function entryTitle(entry: CreditEntry): string {
  const { kind, studyHours, title } = entry
  if (kind === 'declaration') return `${title} · ${entry.dayOn}`
  if (kind === 'award') return title
  return `${studyHours < 0 ? '冲正' : '恢复'}：${title}`
}
