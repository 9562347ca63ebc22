import type { Person } from '@zhixing/shared/people/contract'
import { LinkButton } from '../../components/page/link-button'
import { SectionCard } from '../../components/page/section-card'
import { changeKinds } from '../change/kinds'

/** What the administrator may change of the person now. */
export function ActionsCard({ person: { learnerId, actions } }: { person: Person }) {
  if (actions.length === 0) return null
  return (
    <SectionCard title="办理">
      <div className="person-actions">
        {actions.map((kind) => (
          <LinkButton key={kind} to={`/people/${learnerId}/change/${kind}`}>
            {changeKinds[kind].title}
          </LinkButton>
        ))}
      </div>
    </SectionCard>
  )
}
