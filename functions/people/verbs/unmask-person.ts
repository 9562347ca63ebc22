import { dayOf } from '@zhixing/shared/calendar'
import * as contract from '@zhixing/shared/people/contract'
import { recordChange } from '../../core/audit/record-change'
import { contentHashOf } from '../../core/content-hash'
import { endpoint } from '../../core/http/endpoint'
import { findKeeper, settleChangesOf } from '../../identity/api'
import { openPerson } from '../open-person'

/** The line comes before the answer: no code is seen that was not recorded. Once a day for one reason. */
export const unmaskPerson = endpoint(
  contract.unmaskPerson,
  async ({ input: { learnerId, reason }, actor, now, refuse }) => {
    const { learner } = await openPerson(learnerId, actor, refuse)
    await settleChangesOf(learnerId, now)
    const viewer = await findKeeper(actor)
    await recordChange(
      {
        kind: 'person',
        objectId: learnerId,
        title: learner.name,
        scope: learner.orgPath,
        action: 'people/unmasked',
        changeId: `unmasked-${contentHashOf({ viewerId: viewer.personId, day: dayOf(now), reason })}`,
        at: now.toISOString(),
        byId: viewer.personId,
        by: viewer.name,
        network: viewer.network,
        comment: reason,
      },
      now,
    )
    return { rosterCode: learner.rosterCode }
  },
)
