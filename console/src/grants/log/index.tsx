import { type LoggedGrantStep, listGrantSteps } from '@zhixing/shared/grants/contract'
import { type TableColumnsType, Tag } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { RowLink } from '../../components/list/row-link'
import { useManagedList } from '../../components/list/use-managed-list'
import { Page } from '../../components/page/page'
import { useIsNarrow } from '../../components/page/use-is-narrow'
import { call } from '../../server/call'
import { GRANT_LOG_KEY } from '../queries'
import { grantStepColours, grantStepTitles, grantTitle } from '../words'

/** A step and what makes its row unique. */
type LogRow = LoggedGrantStep & { key: string }

/** The log of grants, for the auditor. */
export function GrantLogPage() {
  const list = useManagedList({
    queryKey: [GRANT_LOG_KEY],
    load: (cursor, signal) => call(listGrantSteps, { cursor }, signal),
    rowsOf: (page): LogRow[] => page.steps.map((step) => ({ ...step, key: `${step.at}#${step.grantId}` })),
  })
  const isNarrow = useIsNarrow()
  return (
    <Page title="权限记录" actions={<RefreshButton list={list} />}>
      <ManagedList
        list={list}
        rowKey="key"
        columns={isNarrow ? narrowColumns : columns}
        tableWidth={isNarrow ? undefined : 880}
        addressOf={({ grantId }) => `/grants/${grantId}`}
        empty={<EmptyState description="还没有记录。" />}
        unit="条"
        sortedBy="记录时间"
      >
        <p className="quiet">谁在什么时候申请、批准、停用、结束了谁的权限。只能增加，不能修改和删除。</p>
      </ManagedList>
    </Page>
  )
}

const StepTag = ({ step }: Pick<LogRow, 'step'>) => (
  <Tag color={grantStepColours[step] ?? 'default'}>{grantStepTitles[step]}</Tag>
)

const HolderLink = ({ row: { grantId, name } }: { row: LogRow }) => (
  <RowLink to={`/grants/${grantId}`}>{name}</RowLink>
)

const columns: TableColumnsType<LogRow> = [
  { title: '持有人', key: 'name', width: 110, render: (_, row) => <HolderLink row={row} /> },
  { title: '权限', key: 'grant', width: 180, ellipsis: true, render: (_, row) => grantTitle(row) },
  { title: '办理', key: 'step', width: 104, render: (_, { step }) => <StepTag step={step} /> },
  { title: '办理人', dataIndex: 'by', key: 'by', width: 92, ellipsis: true },
  { title: '说明', dataIndex: 'comment', key: 'comment', ellipsis: true },
  { title: '时间', key: 'at', width: 144, render: (_, { at }) => <BeijingTime at={at} /> },
]

const narrowColumns: TableColumnsType<LogRow> = [
  {
    title: '持有人和办理',
    key: 'name',
    render: (_, row) => (
      <>
        <div className="cell-line">
          <HolderLink row={row} />
          <StepTag step={row.step} />
        </div>
        <div>{grantTitle(row)}</div>
        {row.comment && <div>{row.comment}</div>}
        <div className="quiet">
          {`${row.by} · `}
          <BeijingTime at={row.at} />
        </div>
      </>
    ),
  },
]
