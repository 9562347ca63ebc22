import type { ManagedGrant } from '@zhixing/shared/grants/contract'
import { roleTitles } from '@zhixing/shared/identity/grant'
import { BeijingTime } from '../../components/content/beijing-time'
import type { ListColumn } from '../../components/list/list-column'
import { RowLink } from '../../components/list/row-link'
import { GrantStateTag } from '../state-tag'
import { grantStateTitles, grantStepTitles } from '../words'

const lastStepText = ({ lastStep: { by, step } }: ManagedGrant) => `${by} ${grantStepTitles[step]}`.trim()

export const grantColumns: ListColumn<ManagedGrant>[] = [
  {
    title: '姓名',
    key: 'name',
    place: 'title',
    width: 140,
    render: ({ grantId, name }) => <RowLink to={`/grants/${grantId}`}>{name}</RowLink>,
    sortValue: ({ name }) => name,
  },
  {
    title: '状态',
    key: 'state',
    place: 'tag',
    width: 88,
    render: ({ state }) => <GrantStateTag state={state} />,
    sortValue: ({ state }) => grantStateTitles[state],
  },
  {
    title: '权限',
    key: 'role',
    width: 100,
    render: ({ role }) => roleTitles[role],
    sortValue: ({ role }) => roleTitles[role],
  },
  {
    title: '单位',
    key: 'organisation',
    render: ({ organisationName }) => organisationName,
    sortValue: ({ organisationName }) => organisationName,
  },
  { title: '最近办理', key: 'last', width: 180, render: lastStepText },
  {
    title: '时间',
    key: 'updated',
    width: 152,
    render: ({ updatedAt }) => <BeijingTime at={updatedAt} />,
    sortValue: ({ updatedAt }) => updatedAt,
  },
]
