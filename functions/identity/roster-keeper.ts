import type { Actor } from '../core/http/actor'
import type { RosterKeeper } from './learner-change'
import { findLearner } from './store/learners'

/** The caller as the audit log names them. */
export async function findKeeper({ learnerId, network }: Actor): Promise<RosterKeeper> {
  const name = (await findLearner(learnerId))?.name ?? ''
  return { personId: learnerId, name, network }
}
