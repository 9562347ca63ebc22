import { yearOf } from '@zhixing/shared/calendar'
import { JobLevel, jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import { listStandings, StandingFilter } from '@zhixing/shared/supervision/contract'
import { useParams } from 'react-router-dom'
import * as z from 'zod'
import { EmptyState } from '../../components/feedback/empty-state'
import { FilterChoice } from '../../components/list/filter-choice'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { CountedThrough } from '../counted-through'
import { useYear } from '../use-year'
import '../supervision.css'
import { addressOfUnit, standingFilterTitles } from '../words'
import { YearSelect } from '../year-select'
import { addressOfPerson, standingColumns } from './columns'

const extentTitles = { own: '只看本单位直属' } as const

/** The people behind a number of the totals. */
export function StandingListPage() {
  const { organisationId = '' } = useParams()
  const { year, setYear } = useYear()
  const { filters, setFilter } = useAddressFilters({
    filter: StandingFilter,
    level: JobLevel,
    extent: z.enum(['own']),
  })
  const { filter, level, extent } = filters
  const question = { organisationId, creditYear: year, filter, jobLevel: level, extent }
  const view = useListView('standings', standingColumns, [])
  const list = useManagedList({
    queryKey: ['standings', question],
    load: (cursor, signal) => call(listStandings, { ...question, cursor }, signal),
    rowsOf: (page) => page.people,
    countedThroughOf: (page) => page.countedThrough,
  })
  const names = useOrganisationPath(organisationId).data
  return (
    <Page
      title={`${filter ? standingFilterTitles[filter] : '全部'}人员名单`}
      back={{ to: addressOfUnit(organisationId, year), label: names?.at(-1) ?? '完成情况' }}
      aside={list.state === 'shown' && <CountedThrough at={list.countedThrough} />}
      actions={<RefreshButton list={list} />}
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="learnerId"
        addressOf={addressOfPerson}
        empty={<EmptyState description="没有符合条件的人员。" />}
        unit="人"
        sortedBy="单位排列"
        filtersInWords={[
          ['单位', names?.join(' / ')],
          ['年度', String(year)],
          ['情况', filter && standingFilterTitles[filter]],
          ['职级', level && jobLevelTitles[level]],
          ['范围', extent && extentTitles[extent]],
        ]}
      >
        <div className="filters standing-filters">
          <YearSelect year={year} thisYear={yearOf(new Date())} onChoose={setYear} />
          <FilterChoice
            label="按情况筛选"
            placeholder="全部情况"
            value={filter}
            titles={StandingFilter.options.map((each) => [each, standingFilterTitles[each]])}
            onChoose={(chosen) => setFilter('filter', chosen)}
          />
          <FilterChoice
            label="按职级筛选"
            placeholder="全部职级"
            value={level}
            titles={jobLevels.map((each) => [each, jobLevelTitles[each]])}
            onChoose={(chosen) => setFilter('level', chosen)}
          />
          <FilterChoice
            label="按范围筛选"
            placeholder="含下级单位"
            value={extent}
            titles={Object.entries(extentTitles)}
            onChoose={(chosen) => setFilter('extent', chosen)}
          />
        </div>
      </ManagedList>
    </Page>
  )
}
