import type { StandingFilter } from '@zhixing/shared/supervision/contract'
import { requiredPeople } from '@zhixing/shared/supervision/level-counts'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { CompletionBar } from '../completion-bar'
import { CountLink } from '../count-link'
import { addressOfPeople, addressOfUnit, standingFilterTitles } from '../words'
import type { UnitRow } from './use-completion'

/** The page of the unit, or the list of the unit's own people. */
export const addressOfRow = ({ unit: { organisationId }, isOwn, year }: UnitRow): string =>
  isOwn ? addressOfPeople({ organisationId, year, extent: 'own' }) : addressOfUnit(organisationId, year)

const nameOf = ({ unit, isOwn }: UnitRow) => (isOwn ? '本单位直属' : unit.name)

/** `filter` undefined: everyone. */
function PeopleOf({ row, filter, count }: { row: UnitRow; filter?: StandingFilter; count: number }) {
  const { unit, isOwn, year } = row
  const { organisationId } = unit
  return (
    <CountLink
      to={addressOfPeople({ organisationId, year, filter, ...(isOwn && { extent: 'own' }) })}
      count={count}
      label={`${nameOf(row)}，${filter ? standingFilterTitles[filter] : '名册人数'}`}
    />
  )
}

// No column can be sorted by: the units stay in the order of their codes, and none is ranked.
export const unitColumns: ListColumn<UnitRow>[] = [
  {
    title: '单位',
    key: 'unit',
    place: 'title',
    render: (row) => <RowLink to={addressOfRow(row)}>{nameOf(row)}</RowLink>,
  },
  {
    title: '名册人数',
    key: 'people',
    width: 84,
    align: 'right',
    render: (row) => <PeopleOf row={row} count={row.figures.people} />,
  },
  {
    title: '有要求',
    key: 'required',
    width: 72,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="required" count={requiredPeople(row.figures)} />,
  },
  { title: '进度', key: 'bar', width: 220, render: ({ figures }) => <CompletionBar figures={figures} /> },
  {
    title: '已达到',
    key: 'met',
    width: 78,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="met" count={row.figures.met} />,
  },
  {
    title: '学习中',
    key: 'onTheWay',
    width: 78,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="on-the-way" count={row.figures.onTheWay} />,
  },
  {
    title: '未开始',
    key: 'notBegun',
    width: 78,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="not-begun" count={row.figures.notBegun} />,
  },
  {
    title: '来不及',
    key: 'late',
    width: 78,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="late" count={row.figures.late} />,
  },
  {
    title: '未绑定微信',
    key: 'unbound',
    width: 96,
    align: 'right',
    render: (row) => <PeopleOf row={row} filter="unbound" count={row.figures.people - row.figures.bound} />,
  },
]
