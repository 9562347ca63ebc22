import { PlusOutlined } from '@ant-design/icons'
import { AnnouncementState, listManagedAnnouncements } from '@zhixing/shared/announcements/contract'
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
import { newId } from '../../server/new-id'
import { useAdministrator } from '../../server/use-administrator'
import { announcementQueries } from '../queries'
import { announcementStateTitles } from '../states'
import { announcementColumns } from './columns'

const emptyTexts: Record<AnnouncementState | 'all', string> = {
  all: '还没有公告。起草一条，经另一位同志审批后即可发布。',
  draft: '没有草稿。',
  submitted: '没有等待审批的公告。起草人提交后会出现在这里。',
  approved: '没有已通过、待发布的公告。',
  scheduled: '没有定时发布的公告。发布时可以选择一个时间。',
  published: '还没有发布过公告。',
  withdrawn: '没有撤回的公告。',
}

export function AnnouncementListPage() {
  const { filters, setFilter } = useAddressFilters({ state: AnnouncementState })
  const { state } = filters
  const view = useListView('announcements', announcementColumns)
  const { pageSize } = view.preferences
  const list = useManagedList({
    queryKey: announcementQueries.list({ ...filters, pageSize }),
    load: (cursor, signal) => call(listManagedAnnouncements, { ...filters, pageSize, cursor }, signal),
    rowsOf: (page) => page.announcements,
  })
  const grants = useAdministrator().data?.grants ?? []
  const draftButton = holdsRole(grants, ['editor']) && (
    <LinkButton to={`/announcements/${newId()}/edit?new`} type="primary" icon={<PlusOutlined aria-hidden />}>
      起草公告
    </LinkButton>
  )
  return (
    <Page
      title="公告"
      actions={
        <>
          <RefreshButton list={list} />
          {draftButton}
        </>
      }
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="announcementId"
        addressOf={({ announcementId }) => `/announcements/${announcementId}`}
        empty={
          <EmptyState description={emptyTexts[state ?? 'all']}>
            {(!state || state === 'draft') && draftButton}
          </EmptyState>
        }
        unit="条"
        sortedBy="最近更新时间排列，新的在前"
        filtersInWords={[['状态', state && announcementStateTitles[state]]]}
      >
        <StateTabs
          states={AnnouncementState.options}
          titles={announcementStateTitles}
          chosen={state}
          onChoose={(next) => setFilter('state', next)}
        />
      </ManagedList>
    </Page>
  )
}
