import { roleTitles } from '@zhixing/shared/identity/grant'
import { dutyRoles } from '@zhixing/shared/identity/role'
import type { Person } from '@zhixing/shared/people/contract'
import { LinkButton } from '../../components/page/link-button'
import { SectionCard } from '../../components/page/section-card'
import { holdsRole } from '../../server/grants'
import { useAdministrator } from '../../server/use-administrator'

/** The roles of the person. Who may see the page of roles is offered the way there. */
export function GrantsCard({ person: { grants } }: { person: Person }) {
  const maySeeRoles = holdsRole(useAdministrator().data?.grants ?? [], dutyRoles)
  return (
    <SectionCard
      title="权限"
      extra={maySeeRoles && <LinkButton to="/grants?state=active">权限管理</LinkButton>}
    >
      {grants.length === 0 && <span className="quiet">没有管理权限，是普通学员。</span>}
      <ul className="person-parts">
        {grants.map(({ role, organisationId, organisationName }) => (
          <li key={`${role} ${organisationId}`}>{`${roleTitles[role]} · ${organisationName}及其下级单位`}</li>
        ))}
      </ul>
    </SectionCard>
  )
}
