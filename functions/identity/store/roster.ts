import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { conditionHeld, equals, putIfAbsent } from '../../core/dynamodb/conditional-write'
import { pseudonymOf } from '../../core/http/signed'
import { RosterLineEntity } from './entity'

/** Keys of roster lines, which lead from a code or phone number to its learner. */
export const rosterCodePseudonym = (rosterCode: string) => pseudonymOf('roster code', rosterCode)
export const phonePseudonym = (phone: string) => pseudonymOf('phone', phone)

/** Pattern I2. The learner whose roster line has this pseudonym of a code or phone number. */
export async function findLearnerIdByPseudonym(pseudonym: string): Promise<string | undefined> {
  const { Item } = await RosterLineEntity.build(GetItemCommand)
    .key({ pseudonym })
    .options({ consistent: true })
    .send()
  return Item?.learnerId
}

export const findLearnerIdByRosterCode = (rosterCode: string): Promise<string | undefined> =>
  findLearnerIdByPseudonym(rosterCodePseudonym(rosterCode))

/** Puts the line if absent. Returns the learner to which it leads then, this one or an earlier one. */
export async function claimRosterLine(pseudonym: string, learnerId: string): Promise<string> {
  if (await putIfAbsent(RosterLineEntity, { pseudonym, learnerId })) return learnerId
  return (await findLearnerIdByPseudonym(pseudonym)) ?? learnerId
}

/** Leads the line of a roster code to another learner, if it leads to `from`. Repeating it changes nothing. */
export const redirectRosterCode = (rosterCode: string, from: string, to: string): Promise<boolean> =>
  conditionHeld(
    RosterLineEntity.build(PutItemCommand)
      .item({ pseudonym: rosterCodePseudonym(rosterCode), learnerId: to })
      .options({ condition: equals('learnerId', from) })
      .send(),
  )

/** Deletes the line unless it leads to another learner. */
export const releaseRosterLine = (pseudonym: string, learnerId: string): Promise<boolean> =>
  conditionHeld(
    RosterLineEntity.build(DeleteItemCommand)
      .key({ pseudonym })
      .options({ condition: equals('learnerId', learnerId) })
      .send(),
  )
