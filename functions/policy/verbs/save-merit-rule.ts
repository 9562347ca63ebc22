import * as contract from '@zhixing/shared/policy/contract'
import { mayEnable } from '@zhixing/shared/policy/merit-rule'
import { Refusal } from '@zhixing/shared/problem'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { requireProvince } from '../require-province'
import { findMeritRule, putMeritRule } from '../store/merit-rules'

export const saveMeritRule = endpoint(
  contract.saveMeritRule,
  async ({ input: { revision, facts }, actor, now }) => {
    const province = await requireProvince(actor)
    if (!mayEnable(facts)) throw new Refusal('policy/merit-rule-empty')
    const updatedBy = (await findLearner(actor.learnerId))?.name ?? ''
    const saved = { revision: revision + 1, facts, updatedAt: now.toISOString(), updatedBy }
    return (await putMeritRule(province, saved, revision)) ? saved : repeatOf(saved, province)
  },
)

/** The same save came before and its answer was lost; anything else is somebody else's. */
async function repeatOf(saved: contract.MeritRule, province: string): Promise<contract.MeritRule> {
  const stored = await findMeritRule(province)
  const isSame =
    stored?.revision === saved.revision && JSON.stringify(stored.facts) === JSON.stringify(saved.facts)
  if (!isSame) throw new Refusal('request/stale')
  return stored
}
