import { organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import type { JobLevel } from '@zhixing/shared/identity/role'
import type { Actor } from '../core/http/actor'
import { findLearner, listChildOrganisations } from '../identity/api'

export interface InboxReader {
  /** Absent for a guest. */
  learner?: { learnerId: string; orgPath: string; jobLevel: JobLevel } | undefined
  /** The organisations whose feeds make up the inbox. */
  organisationIds: string[]
}

/** A learner reads the feeds of their organisation and all above it; a guest reads the province's. */
export async function findReader(actor: Actor | undefined): Promise<InboxReader> {
  const learner = actor && (await findLearner(actor.learnerId))
  if (learner) return { learner, organisationIds: pathsAbove(learner.orgPath).map(organisationIdOf) }
  const { organisations } = await listChildOrganisations(undefined, undefined)
  const [province] = organisations // the one organisation without another above it
  return { organisationIds: province ? [province.organisationId] : [] }
}
