import * as contract from '@zhixing/shared/people/contract'
import { toLoggedChange } from '../../audit/api'
import { listChangesOf } from '../../core/audit/list-changes'
import { cursorOf, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { openPerson } from '../open-person'

/** Also the changes of the time in another unit: they belong to the person. */
export const listPersonChanges = endpoint(
  contract.listPersonChanges,
  async ({ input: { learnerId, cursor }, actor, refuse }) => {
    await openPerson(learnerId, actor, refuse)
    const question = ['changes of a person', actor.learnerId, learnerId]
    const object = { kind: 'person', objectId: learnerId } as const
    const { lines, lastKey } = await listChangesOf(object, openCursor(question, cursor))
    return { changes: lines.map(toLoggedChange), cursor: cursorOf(question, lastKey) }
  },
)
