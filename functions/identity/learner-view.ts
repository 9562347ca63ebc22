import type { Learner } from '@zhixing/shared/identity/contract'
import { findGrants } from './store/grants'
import { findLearner } from './store/learners'
import { findOrganisation } from './store/organisations'

/** What learners see of themselves; undefined if the roster no longer has the learner. */
export async function findLearnerView(learnerId: string): Promise<Learner | undefined> {
  const [learner, grants] = await Promise.all([findLearner(learnerId), findGrants(learnerId)])
  if (!learner) return undefined
  const { name, phoneMasked, organisationId, orgPath, jobLevel, formerJobLevels } = learner
  const organisationNames = (await findOrganisation(organisationId))?.names ?? []
  const position = { organisationId, orgPath, organisationNames, jobLevel, formerJobLevels }
  return { learnerId, name, phoneMasked, ...position, grants }
}
