import { yearOf } from '@zhixing/shared/calendar'
import { Button } from 'antd'
import { useNavigate, useParams } from 'react-router-dom'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { useListView } from '../../components/list/use-list-view'
import { OrganisationSelect } from '../../components/organisation/organisation-select'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { grantsWith } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'
import { CountedThrough } from '../counted-through'
import { useYear } from '../use-year'
import '../supervision.css'
import { addressOfPeople, addressOfUnit } from '../words'
import { YearSelect } from '../year-select'
import { addressOfRow, unitColumns } from './columns'
import { SummaryCard } from './summary-card'
import { UnitPath } from './unit-path'
import { useCompletion } from './use-completion'

/** How far a unit and those below it have met what is required: the unit of the address, or the caller's own. */
export function CompletionPage() {
  const navigate = useNavigate()
  const grants = grantsWith(useAdministrator().data?.grants ?? [], ['supervisor'])
  const { organisationId = grants[0]?.organisationId ?? '' } = useParams()
  const { year, setYear } = useYear()
  const { completion, list } = useCompletion(organisationId, year)
  const view = useListView('completion', unitColumns, [])
  const name = completion?.unit.name
  return (
    <Page
      title={name ? `${name}的完成情况` : '完成情况'}
      aside={completion && <CountedThrough at={completion.countedThrough} />}
      actions={
        <>
          <LinkButton to={addressOfPeople({ organisationId, year, filter: 'unfinished' })}>
            未完成名单
          </LinkButton>
          <RefreshButton list={list} />
        </>
      }
    >
      {completion && <UnitPath above={completion.above} name={completion.unit.name} year={year} />}
      <div className="filters completion-filters">
        <OrganisationSelect
          label="单位"
          grants={grants}
          value={organisationId}
          placeholder="选择单位"
          onChange={(chosen) => navigate(addressOfUnit(chosen, year))}
        />
        <YearSelect year={year} thisYear={yearOf(new Date())} onChoose={setYear} />
      </div>
      {completion && <SummaryCard completion={completion} />}
      <ManagedList
        list={list}
        view={view}
        rowKey="key"
        addressOf={addressOfRow}
        empty={
          <EmptyState description="这个单位没有下级单位。">
            <Button type="link" onClick={() => navigate(addressOfPeople({ organisationId, year }))}>
              查看名单
            </Button>
          </EmptyState>
        }
        unit="个单位"
        sortedBy="行政区划代码排列"
        filtersInWords={[
          ['单位', name],
          ['年度', String(year)],
        ]}
      >
        <h2 className="section-heading completion-heading">下级单位</h2>
      </ManagedList>
    </Page>
  )
}
