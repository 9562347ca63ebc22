import { roleTitles } from '@zhixing/shared/identity/grant'
import { dutyRoles } from '@zhixing/shared/identity/role'
import type { Person } from '@zhixing/shared/people/contract'
import { Button } from 'antd'
import { useNavigate } from 'react-router-dom'
import { LinkButton } from '../../components/page/link-button'
import { SectionCard } from '../../components/page/section-card'
import { holdsRole } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'

/** The roles of the person. Who may see the page of roles is offered the way there. */
export function GrantsCard({ person }: { person: Person }) {
  const { learnerId, name, rosterCode, organisationId, grants } = person
  const ownGrants = useAdministrator().data?.grants ?? []
  const maySeeRoles = holdsRole(ownGrants, dutyRoles)
  const mayRequest = person.actions.length > 0 && holdsRole(ownGrants, ['system'])
  const navigate = useNavigate()
  return (
    <SectionCard
      title="权限"
      extra={maySeeRoles && <LinkButton to={`/grants?state=all&person=${learnerId}`}>全部记录</LinkButton>}
    >
      {grants.length === 0 && <span className="quiet">没有管理权限，是普通学员。</span>}
      <ul className="person-parts">
        {grants.map(({ role, organisationId, organisationName }) => (
          <li key={`${role} ${organisationId}`}>{`${roleTitles[role]} · ${organisationName}及其下级单位`}</li>
        ))}
      </ul>
      {mayRequest && (
        <Button
          onClick={() =>
            navigate('/grants/request', { state: { filled: { name, rosterCode, organisationId } } })
          }
        >
          申请权限
        </Button>
      )}
    </SectionCard>
  )
}
