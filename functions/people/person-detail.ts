import type { Grant } from '@zhixing/shared/identity/role'
import type { MergedPerson, Person } from '@zhixing/shared/people/contract'
import { keepsRoster, mayReadStudy, personActions } from '@zhixing/shared/people/rules'
import { findBinding, findDuplicates, findGrants, findLearner, type StoredLearner } from '../identity/api'
import { rosterCodeFor, toPersonCard } from './person-views'

/** A person with everything of the roster; `grants` are the caller's. */
export async function toPerson(learner: StoredLearner, grants: readonly Grant[]): Promise<Person> {
  const { learnerId, orgPath, identityBy, identityAt, employmentEnd, mergedInto } = learner
  const [card, binding, held, introducer, target, duplicates] = await Promise.all([
    toPersonCard(learner, grants),
    findBinding(learnerId),
    findGrants(learnerId),
    identityBy === undefined ? undefined : findLearner(identityBy),
    mergedInto === undefined ? undefined : findLearner(mergedInto),
    findDuplicates(learner),
  ])
  const facts = {
    orgPath,
    employment: card.employment,
    isBound: binding !== undefined,
    isDuplicate: mergedInto !== undefined,
  }
  return {
    ...card,
    isBound: facts.isBound,
    revision: learner.revision ?? 0,
    orgPath,
    formerJobLevels: learner.formerJobLevels ?? [],
    employmentEndedOn: employmentEnd?.since,
    binding: binding && { boundAt: binding.boundAt, proof: binding.proof },
    grants: held,
    introducedByName: introducer?.name,
    introducedAt: identityAt,
    mergedInto: target && toMergedPerson(target, grants),
    duplicates: duplicates.map((duplicate) => toMergedPerson(duplicate, grants)),
    isCodeMasked: !keepsRoster(grants, orgPath),
    mayReadStudy: mayReadStudy(grants, orgPath),
    actions: personActions(facts, grants),
  }
}

/** Masked by the record's own unit, which may be another than that of the person it was merged with. */
const toMergedPerson = (record: StoredLearner, grants: readonly Grant[]): MergedPerson => ({
  learnerId: record.learnerId,
  name: record.name,
  rosterCode: rosterCodeFor(record, grants),
})
