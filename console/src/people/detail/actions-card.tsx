import type { Person } from '@zhixing/shared/people/contract'
import { LinkButton } from '../../components/page/link-button'
import { SectionCard } from '../../components/page/section-card'
import { type ChangeKindName, changeKinds } from '../change/kinds'

const hasForm = (action: string): action is ChangeKindName => Object.hasOwn(changeKinds, action)

/** What the administrator may change of the person now. */
export function ActionsCard({ person: { learnerId, actions } }: { person: Person }) {
  const kinds = actions.filter(hasForm)
  if (kinds.length === 0) return null
  return (
    <SectionCard title="办理">
      <div className="person-actions">
        {kinds.map((kind) => (
          <LinkButton key={kind} to={`/people/${learnerId}/change/${kind}`}>
            {changeKinds[kind].title}
          </LinkButton>
        ))}
      </div>
    </SectionCard>
  )
}
