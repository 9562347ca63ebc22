import { dayAfter } from '@zhixing/shared/calendar'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { LearnerStanding } from '@zhixing/shared/supervision/contract'
import { Tag } from 'antd'
import { createStateTag } from '../../components/feedback/state-tag'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { standingTitles } from '../words'

const StandingTag = createStateTag(standingTitles, {
  met: 'green',
  'on-the-way': 'blue',
  'not-begun': 'default',
  'not-required': 'default',
})

export const addressOfPerson = ({ learnerId }: LearnerStanding) => `/people/${learnerId}`

/** The path without the province, in which every unit of a list is. */
const unitText = (names: readonly string[]) => (names.length > 1 ? names.slice(1).join(' / ') : names[0])

export const standingColumns: ListColumn<LearnerStanding>[] = [
  {
    title: '姓名',
    key: 'name',
    place: 'title',
    width: 120,
    render: (person) => <RowLink to={addressOfPerson(person)}>{person.name}</RowLink>,
  },
  {
    title: '情况',
    key: 'state',
    place: 'tag',
    width: 136,
    render: ({ state, isLate }) => (
      <>
        <StandingTag state={state} />
        {isLate && <Tag color="orange">来不及</Tag>}
      </>
    ),
  },
  {
    title: '单位',
    key: 'unit',
    wraps: true,
    render: ({ organisationNames }) => unitText(organisationNames),
  },
  { title: '职级', key: 'jobLevel', width: 110, render: ({ jobLevel }) => jobLevelTitles[jobLevel] },
  { title: '学员编号', key: 'rosterCode', width: 110, render: ({ rosterCode }) => rosterCode },
  {
    title: '还差学时',
    key: 'remainingHours',
    width: 84,
    align: 'right',
    render: ({ remainingHours }) => (remainingHours > 0 ? remainingHours.toFixed(1) : '—'),
  },
  { title: '最晚开始', key: 'latestStart', width: 110, render: latestStartOf },
  {
    title: '微信',
    key: 'bound',
    width: 80,
    render: ({ isBound }) => (isBound ? '已绑定' : '未绑定'),
  },
]

/** The last day on which the hours that remain still fit into the days that remain. */
function latestStartOf({ lateFrom, isLate }: LearnerStanding): string {
  if (lateFrom === undefined) return '—'
  return isLate ? '已过' : dayAfter(lateFrom, -1)
}
