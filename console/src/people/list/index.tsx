import { employmentTitles } from '@zhixing/shared/identity/employment'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import { Button } from 'antd'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import type { FilterInWords } from '../../components/list/print/print-head'
import { RefreshButton } from '../../components/list/refresh-button'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { Page } from '../../components/page/page'
import '../people.css'
import { boundTitles } from '../words'
import { PeopleFilterFields } from './filters'
import { usePeople } from './use-people'

export function PeopleListPage() {
  const people = usePeople()
  const { list, view, filters, clearFilters, searched, isFiltered } = people
  const { unit, level, employment, bound } = filters
  const unitNames = useOrganisationPath(unit ?? '').data
  const filtersInWords: FilterInWords[] = [
    ['查找', searched],
    ['单位', unitNames?.join(' / ')],
    ['职级', level && jobLevelTitles[level]],
    ['状态', employment && employmentTitles[employment]],
    ['微信', bound && boundTitles[bound]],
  ]
  const empty = isFiltered ? (
    <EmptyState description="没有符合条件的人员。姓名可以只写名字或前两个字，拼音要写全名（zhouwenbo）或首字母（zwb）。不在您管理范围内的人员查不到。">
      <Button onClick={clearFilters}>清除条件</Button>
    </EmptyState>
  ) : (
    <EmptyState description="您的管理范围内还没有人员，由系统管理员导入名册。" />
  )
  return (
    <Page title="人员" actions={<RefreshButton list={list} />}>
      <ManagedList
        list={list}
        view={view}
        rowKey="learnerId"
        addressOf={({ learnerId }) => `/people/${learnerId}`}
        empty={empty}
        unit="人"
        sortedBy={searched ? '单位排列' : '单位和职级排列'}
        filtersInWords={filtersInWords}
      >
        <PeopleFilterFields people={people} />
      </ManagedList>
    </Page>
  )
}
