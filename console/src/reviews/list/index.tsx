import { AnomalyKind } from '@zhixing/shared/reviews/anomaly'
import { listReviews, ReviewState } from '@zhixing/shared/reviews/contract'
import { kindTitles, stateTitles } from '@zhixing/shared/reviews/words'
import { Select } from 'antd'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { StateTabs } from '../../components/list/state-tabs'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { reviewQueries } from '../queries'
import { reviewColumns } from './columns'
import { noReviewsTexts, reviewStateMeanings } from './words'

/** Open reviews are chosen at first, because they wait for a decision. */
export function ReviewListPage() {
  const { filters, setFilter } = useAddressFilters(
    { state: ReviewState, kind: AnomalyKind },
    { state: 'open' },
  )
  const { state, kind } = filters
  const view = useListView('reviews', reviewColumns)
  const { pageSize } = view.preferences
  const list = useManagedList({
    queryKey: reviewQueries.list({ ...filters, pageSize }),
    load: (cursor, signal) => call(listReviews, { ...filters, pageSize, cursor }, signal),
    rowsOf: (page) => page.reviews,
  })
  return (
    <Page title="异常复核" actions={<RefreshButton list={list} />}>
      <ManagedList
        list={list}
        view={view}
        rowKey="reviewId"
        addressOf={({ reviewId }) => `/reviews/${reviewId}`}
        empty={<EmptyState description={noReviewsTexts[state ?? 'all']} />}
        unit="条"
        sortedBy="最近更新时间排列，新的在前"
        filtersInWords={[
          ['状态', state && stateTitles[state]],
          ['种类', kind && kindTitles[kind]],
        ]}
      >
        <StateTabs
          states={ReviewState.options}
          titles={stateTitles}
          chosen={state}
          onChoose={(next) => setFilter('state', next)}
          allLast
        />
        <div className="filters">
          <Select
            aria-label="异常种类"
            allowClear
            placeholder="全部种类"
            style={{ width: 200 }}
            value={kind}
            onChange={(next: AnomalyKind | undefined) => setFilter('kind', next)}
            options={AnomalyKind.options.map((value) => ({ value, label: kindTitles[value] }))}
          />
        </div>
        {state && <p className="quiet">{reviewStateMeanings[state]}</p>}
      </ManagedList>
    </Page>
  )
}
