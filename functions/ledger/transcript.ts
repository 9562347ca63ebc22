import { yearOf } from '@zhixing/shared/calendar'
import { countedOf, requirementsOf } from '@zhixing/shared/ledger/requirements'
import { transcriptOf } from '@zhixing/shared/ledger/rules'
import { policies } from '@zhixing/shared/policy/policy'
import { selectPolicies } from '@zhixing/shared/policy/rules'
import { environment } from '../core/environment'
import type { StoredLearner } from '../identity/api'
import { entriesOf } from './store/entries'

const chosen = selectPolicies(policies, environment.trainingRules)

/** A year of somebody's ledger with what was asked of him in it, to be looked at: nothing is decided by it. Of somebody the roster no longer has, nothing is asked. */
export async function readTranscript(
  learnerId: string,
  found: Promise<StoredLearner | undefined>,
  creditYear: number | undefined,
  now: Date,
) {
  const [entries, learner] = await Promise.all([entriesOf(learnerId, { consistent: false }), found])
  const year = creditYear ?? yearOf(now)
  const facts = learner && { entries: countedOf(entries), career: learner, policies: chosen, now }
  return transcriptOf(entries, year, now, facts ? requirementsOf(facts, year) : [])
}
