import { employmentStates, employmentTitles } from '@zhixing/shared/identity/employment'
import { jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import { rosterRoles } from '@zhixing/shared/people/rules'
import { FilterChoice } from '../../components/list/filter-choice'
import { SearchField } from '../../components/list/search-field'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { boundTitles } from '../words'
import type { PeopleList } from './use-people'

/** As many characters as the server needs to find a name. */
const SEARCH_CHARACTERS_MIN = 2

export function PeopleFilterFields({ people }: { people: PeopleList }) {
  const { filters, setFilter, searched, search } = people
  const grants = grantsWith(useAdministrator().data?.grants ?? [], rosterRoles)
  return (
    <div className="filters people-filters">
      <SearchField
        label="查找人员"
        placeholder="姓名、拼音、首字母、编号或手机号"
        charactersMin={SEARCH_CHARACTERS_MIN}
        searched={searched}
        onSearch={search}
      />
      <OrganisationSelect
        label="按单位筛选"
        grants={grants}
        mayClear
        value={filters.unit ?? ''}
        placeholder="全部单位"
        onChange={(organisationId) => setFilter('unit', organisationId)}
      />
      <FilterChoice
        label="按职级筛选"
        placeholder="全部职级"
        value={filters.level}
        titles={jobLevels.map((level) => [level, jobLevelTitles[level]])}
        onChoose={(level) => setFilter('level', level)}
      />
      <FilterChoice
        label="按在职状态筛选"
        placeholder="全部状态"
        value={filters.employment}
        titles={employmentStates.map((state) => [state, employmentTitles[state]])}
        onChoose={(state) => setFilter('employment', state)}
      />
      <FilterChoice
        label="按微信绑定筛选"
        placeholder="绑定与否"
        value={filters.bound}
        titles={Object.entries(boundTitles)}
        onChoose={(bound) => setFilter('bound', bound)}
      />
    </div>
  )
}
