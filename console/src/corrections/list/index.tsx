import { PlusOutlined } from '@ant-design/icons'
import { CreditRequestState, listCreditRequests } from '@zhixing/shared/corrections/contract'
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
import { useAdministrator } from '../../server/use-administrator'
import '../corrections.css'
import { mayDeclare, mayRequestReversal } from '../may-request'
import { requestQueries } from '../queries'
import { requestStateTitles } from '../words'
import { requestColumns } from './columns'

const emptyTexts: Record<CreditRequestState | 'all', string> = {
  all: '还没有申请。学时记错了可以申请冲正，线下培训的学时可以按班申报，都由另一位同志审批。',
  open: '没有等待审批的申请。',
  approved: '还没有通过的申请。',
  rejected: '没有退回的申请。',
  withdrawn: '没有撤回的申请。',
}

export function CreditRequestListPage() {
  const { filters, setFilter } = useAddressFilters({ state: CreditRequestState })
  const { state } = filters
  const view = useListView('credit-requests', requestColumns)
  const { pageSize } = view.preferences
  const list = useManagedList({
    queryKey: requestQueries.list({ ...filters, pageSize }),
    load: (cursor, signal) => call(listCreditRequests, { ...filters, pageSize, cursor }, signal),
    rowsOf: (page) => page.requests,
  })
  const grants = useAdministrator().data?.grants ?? []
  const requestButtons = (
    <>
      {mayRequestReversal(grants) && <LinkButton to="/credit-requests/reversal">申请冲正</LinkButton>}
      {mayDeclare(grants) && (
        <LinkButton to="/credit-requests/declaration" type="primary" icon={<PlusOutlined aria-hidden />}>
          申报线下学时
        </LinkButton>
      )}
    </>
  )
  return (
    <Page
      title="学时更正与申报"
      actions={
        <>
          <RefreshButton list={list} />
          {requestButtons}
        </>
      }
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="requestId"
        addressOf={({ requestId }) => `/credit-requests/${requestId}`}
        empty={
          <EmptyState description={emptyTexts[state ?? 'all']}>
            {!state && <div className="empty-buttons">{requestButtons}</div>}
          </EmptyState>
        }
        unit="件"
        sortedBy="最近办理时间排列，新的在前"
        filtersInWords={[['状态', state && requestStateTitles[state]]]}
      >
        <StateTabs
          states={CreditRequestState.options}
          titles={requestStateTitles}
          chosen={state}
          onChoose={(next) => setFilter('state', next)}
        />
      </ManagedList>
    </Page>
  )
}
