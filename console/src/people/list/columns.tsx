import { employmentTitles } from '@zhixing/shared/identity/employment'
import { jobLevels, jobLevelTitles } from '@zhixing/shared/identity/role'
import type { PersonCard } from '@zhixing/shared/people/contract'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { boundTitles, EmploymentTag, unitText } from '../words'

export const personColumns: ListColumn<PersonCard>[] = [
  {
    title: '姓名',
    key: 'name',
    place: 'title',
    width: 130,
    render: ({ learnerId, name }) => <RowLink to={`/people/${learnerId}`}>{name}</RowLink>,
    sortValue: ({ name }) => name,
  },
  {
    title: '状态',
    key: 'employment',
    place: 'tag',
    width: 80,
    render: ({ employment }) => <EmploymentTag state={employment} />,
    sortValue: ({ employment }) => employmentTitles[employment],
  },
  {
    title: '单位',
    key: 'unit',
    wraps: true,
    render: ({ organisationNames }) => unitText(organisationNames),
    sortValue: ({ organisationNames }) => unitText(organisationNames),
  },
  {
    title: '职级',
    key: 'jobLevel',
    width: 110,
    render: ({ jobLevel }) => jobLevelTitles[jobLevel],
    sortValue: ({ jobLevel }) => jobLevels.indexOf(jobLevel), // the highest first
  },
  {
    title: '学员编号',
    key: 'rosterCode',
    width: 110,
    render: ({ rosterCode }) => <span className="beijing-time">{rosterCode}</span>,
    sortValue: ({ rosterCode }) => rosterCode,
  },
  {
    title: '手机号',
    key: 'phone',
    width: 130,
    render: ({ phoneMasked }) => phoneMasked ?? '没有登记',
  },
  { title: '微信', key: 'bound', width: 116, render: boundText, sortValue: boundText },
]

/** A search does not read the bindings, because each would cost a read of its own. */
function boundText({ isBound }: PersonCard): string {
  if (isBound === undefined) return '—'
  return isBound ? boundTitles.true : boundTitles.false
}
