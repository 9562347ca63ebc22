import type { Learner } from '@zhixing/shared/identity/contract'
import { findGrants, findLearner, findOrganisation } from './store/learners'

/** What a person sees of himself; undefined once the roster has no such learner any more. */
export async function findLearnerView(learnerId: string): Promise<Learner | undefined> {
  const [learner, grants] = await Promise.all([findLearner(learnerId), findGrants(learnerId)])
  if (!learner) return undefined
  const { name, phoneMasked, organisationId, orgPath, jobLevel, formerJobLevels } = learner
  const organisationNames = (await findOrganisation(organisationId))?.names ?? []
  return {
    learnerId,
    name,
    phoneMasked,
    organisationId,
    orgPath,
    organisationNames,
    jobLevel,
    formerJobLevels,
    grants,
  }
}
