import { maskRosterCode } from '@zhixing/shared/identity/rules'
import * as contract from '@zhixing/shared/people/contract'
import { keeperRoles } from '@zhixing/shared/people/rules'
import { endpoint } from '../../core/http/endpoint'
import { findKeeper, type StoredLearner } from '../../identity/api'
import { absorbDuplicate } from '../absorb-duplicate'
import { changePerson } from '../change-person'
import { openPerson } from '../open-person'

/**
 * The person first, then the duplicate, each IF it is as the caller saw it: of two merges in opposite
 * directions none can succeed twice. Until the duplicate says where it belongs, readers count it by itself.
 */
export const mergePeople = endpoint(contract.mergePeople, async ({ input, actor, now, refuse }) => {
  const { learnerId, revision, duplicateId, duplicateRevision, reason } = input
  if (duplicateId === learnerId) throw refuse('people/same-record')
  const { learner: duplicate } = await openPerson(duplicateId, actor, refuse, keeperRoles)
  const { duplicateIds: nestedIds = [] } = duplicate
  return changePerson({
    ...{ learnerId, seenRevision: revision, actor, now, refuse },
    step: {
      action: 'people/merged',
      content: { duplicateId },
      comment: reason,
      fields: [{ title: '并入', after: nameOf(duplicate) }],
    },
    keepsFacts: true,
    plan({ learner }) {
      if (duplicate.mergedInto !== undefined) throw refuse('people/duplicate')
      if ((duplicate.revision ?? 0) !== duplicateRevision) throw refuse('request/stale')
      const ids = new Set([...(learner.duplicateIds ?? []), duplicateId, ...nestedIds])
      return { ...learner, duplicateIds: [...ids] }
    },
    async afterwards(target) {
      const step = {
        keeper: await findKeeper(actor),
        action: 'people/absorbed',
        content: { learnerId },
        comment: reason,
        fields: [{ title: '并入', after: nameOf(target) }],
      }
      await absorbDuplicate({ duplicate, duplicateRevision, target, step }, now, refuse)
    },
  })
})

const nameOf = ({ name, rosterCode }: StoredLearner) => `${name}（${maskRosterCode(rosterCode)}）`
