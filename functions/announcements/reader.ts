import { organisationIdOf, pathsAbove } from '@zhixing/shared/identity/organisation'
import type { JobLevel } from '@zhixing/shared/identity/role'
import type { Actor } from '../core/http/actor'
import { findLearner, listChildOrganisations } from '../identity/api'

export interface Reader {
  learner?: { learnerId: string; orgPath: string; jobLevel: JobLevel } | undefined
  organisationIds: string[] // whose feeds he reads
}

/** Whose inbox this is: a learner's, from his organisation up to the province, or a guest's, who sees the province. */
export async function readerOf(actor: Actor | undefined): Promise<Reader> {
  const learner = actor && (await findLearner(actor.learnerId))
  if (learner) return { learner, organisationIds: pathsAbove(learner.orgPath).map(organisationIdOf) }
  const { organisations } = await listChildOrganisations(undefined, undefined)
  return { organisationIds: organisations.slice(0, 1).map(({ organisationId }) => organisationId) }
}
