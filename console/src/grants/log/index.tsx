import { type LoggedGrantStep, listGrantSteps } from '@zhixing/shared/grants/contract'
import { Tag } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { EmptyState } from '../../components/feedback/empty-state'
import type { ListColumn } from '../../components/list/list-column'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { RowLink } from '../../components/list/row-link'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { GRANT_LOG_KEY } from '../queries'
import { grantStepColours, grantStepTitles, grantTitle } from '../words'

/** A step and what makes its row unique. */
type LogRow = LoggedGrantStep & { key: string }

/** The log of grants, for the auditor. */
export function GrantLogPage() {
  const view = useListView('grant-log', logColumns, [])
  const list = useManagedList({
    queryKey: [GRANT_LOG_KEY],
    load: (cursor, signal) => call(listGrantSteps, { cursor }, signal),
    rowsOf: (page): LogRow[] => page.steps.map((step) => ({ ...step, key: `${step.at}#${step.grantId}` })),
  })
  return (
    <Page title="权限记录" actions={<RefreshButton list={list} />}>
      <ManagedList
        list={list}
        view={view}
        rowKey="key"
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

const logColumns: ListColumn<LogRow>[] = [
  {
    title: '持有人',
    key: 'name',
    place: 'title',
    width: 110,
    render: ({ grantId, name }) => <RowLink to={`/grants/${grantId}`}>{name}</RowLink>,
    sortValue: ({ name }) => name,
  },
  { title: '权限', key: 'grant', width: 180, render: grantTitle, sortValue: grantTitle },
  {
    title: '办理',
    key: 'step',
    place: 'tag',
    width: 104,
    render: ({ step }) => <StepTag step={step} />,
    sortValue: ({ step }) => grantStepTitles[step],
  },
  { title: '办理人', key: 'by', width: 92, render: ({ by }) => by, sortValue: ({ by }) => by },
  { title: '说明', key: 'comment', wraps: true, render: ({ comment }) => comment },
  {
    title: '时间',
    key: 'at',
    width: 152,
    render: ({ at }) => <BeijingTime at={at} />,
    sortValue: ({ at }) => at,
  },
]
