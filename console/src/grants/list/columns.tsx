import type { ManagedGrant } from '@zhixing/shared/grants/contract'
import { roleTitles } from '@zhixing/shared/identity/grant'
import type { TableColumnsType } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { RowLink } from '../../components/list/row-link'
import { GrantStateTag } from '../state-tag'
import { grantStepTitles, grantTitle } from '../words'

const HolderLink = ({ grant: { grantId, name } }: { grant: ManagedGrant }) => (
  <RowLink to={`/grants/${grantId}`}>{name}</RowLink>
)

const lastStepText = ({ lastStep: { by, step } }: ManagedGrant) => `${by} ${grantStepTitles[step]}`.trim()

export const grantColumns: TableColumnsType<ManagedGrant> = [
  { title: '姓名', key: 'name', width: 140, render: (_, grant) => <HolderLink grant={grant} /> },
  { title: '状态', key: 'state', width: 88, render: (_, { state }) => <GrantStateTag state={state} /> },
  { title: '权限', key: 'role', width: 100, render: (_, { role }) => roleTitles[role] },
  { title: '单位', dataIndex: 'organisationName', key: 'organisation', ellipsis: true },
  { title: '最近办理', key: 'last', width: 180, ellipsis: true, render: (_, grant) => lastStepText(grant) },
  {
    title: '时间',
    key: 'updated',
    width: 144,
    render: (_, { updatedAt }) => <BeijingTime at={updatedAt} />,
  },
]

/** On a narrow screen one column shows the most important facts below each other. */
export const narrowGrantColumns: TableColumnsType<ManagedGrant> = [
  {
    title: '姓名和权限',
    key: 'name',
    render: (_, grant) => (
      <>
        <div className="cell-line">
          <HolderLink grant={grant} />
          <GrantStateTag state={grant.state} />
        </div>
        <div>{grantTitle(grant)}</div>
        <div className="quiet">
          {`${lastStepText(grant)} · `}
          <BeijingTime at={grant.updatedAt} />
        </div>
      </>
    ),
  },
]
