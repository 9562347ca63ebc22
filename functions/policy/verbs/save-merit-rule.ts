import * as contract from '@zhixing/shared/policy/contract'
import { mayEnable } from '@zhixing/shared/policy/merit-rule'
import { endpoint } from '../../core/http/endpoint'
import { findLearner } from '../../identity/api'
import { requireProvince } from '../require-province'
import { findMeritRule, putMeritRule } from '../store/merit-rules'

export const saveMeritRule = endpoint(
  contract.saveMeritRule,
  async ({ input: { revision, facts }, actor, now, refuse }) => {
    const province = await requireProvince(actor)
    if (!mayEnable(facts)) throw refuse('policy/merit-rule-empty')
    const updatedBy = (await findLearner(actor.learnerId))?.name ?? ''
    const saved = { facts, updatedAt: now.toISOString(), updatedBy }
    if (await putMeritRule(province, saved, revision)) return { ...saved, revision: revision + 1 }
    const stored = await findMeritRule(province)
    // A repeat of this same save, whose answer was lost, succeeds; another save is a conflict.
    const isRepeat =
      stored?.revision === revision + 1 && JSON.stringify(stored.facts) === JSON.stringify(facts)
    if (!isRepeat) throw refuse('request/stale')
    return stored
  },
)
