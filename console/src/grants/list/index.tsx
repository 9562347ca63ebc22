import { PlusOutlined } from '@ant-design/icons'
import { listGrants } from '@zhixing/shared/grants/contract'
import { GrantState } from '@zhixing/shared/identity/grant'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { StateTabs } from '../../components/list/state-tabs'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { holdsRole } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { grantQueries } from '../queries'
import { grantStateTitles } from '../words'
import { grantColumns } from './columns'

const emptyTexts: Record<GrantState | 'all', string> = {
  all: '还没有权限。权限由系统管理员申请，由安全管理员批准。',
  requested: '没有等待批准的权限。',
  active: '没有有效的权限。',
  suspended: '没有等待核实的权限。持有人的姓名、手机号或微信变动后，权限先停用，核实后恢复。',
  ended: '没有结束的权限。',
}

/** Requests are chosen at first, because they wait for a decision. */
export function GrantListPage() {
  const { filters, setFilter } = useAddressFilters({ state: GrantState }, { state: 'requested' })
  const { state } = filters
  const view = useListView('grants', grantColumns)
  const { pageSize } = view.preferences
  const list = useManagedList({
    queryKey: grantQueries.list({ ...filters, pageSize }),
    load: (cursor, signal) => call(listGrants, { ...filters, pageSize, cursor }, signal),
    rowsOf: (page) => page.grants,
  })
  const mayRequest = holdsRole(useAdministrator().data?.grants ?? [], ['system'])
  return (
    <Page
      title="权限"
      actions={
        <>
          <RefreshButton list={list} />
          {mayRequest && (
            <LinkButton to="/grants/request" type="primary" icon={<PlusOutlined aria-hidden />}>
              申请权限
            </LinkButton>
          )}
        </>
      }
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="grantId"
        addressOf={({ grantId }) => `/grants/${grantId}`}
        empty={<EmptyState description={emptyTexts[state ?? 'all']} />}
        unit="项"
        sortedBy="最近办理时间排列，新的在前"
        filtersInWords={[['状态', state && grantStateTitles[state]]]}
      >
        <StateTabs
          states={GrantState.options}
          titles={grantStateTitles}
          chosen={state}
          onChoose={(next) => setFilter('state', next)}
          allLast
        />
      </ManagedList>
    </Page>
  )
}
