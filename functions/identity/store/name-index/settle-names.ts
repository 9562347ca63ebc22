import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { forEachConcurrently } from '../../../core/concurrency'
import { absent, conditionHeld } from '../../../core/dynamodb/conditional-write'
import { newUlid } from '../../../core/id'
import { unavailableError } from '../../../core/transient-error'
import { findCurrentLearner } from '../learners'
import type { StoredLearner } from '../stored-learner'
import { type NameChange, NameChangeEntity, type NamedLearner, NamedLearnerEntity } from './entity'
import { type NameRowKey, nameRowKeysOf, nameRowsOf } from './rows'

const ATTEMPTS_MAX = 10

/** Notes, before a learner is changed, which rows the change may leave behind. */
export async function noteNameChange(
  before: StoredLearner | undefined,
  after: StoredLearner,
  now: Date,
): Promise<NameChange> {
  const rows = [...(before ? nameRowKeysOf(before) : []), ...nameRowKeysOf(after)]
  const change = { learnerId: after.learnerId, changeId: newUlid(now), rows }
  await NameChangeEntity.build(PutItemCommand).item(change).send()
  return change
}

/**
 * Makes the rows of a learner those of their present name and unit, and deletes the note. Each row carries
 * the revision of the learner that it was made from, and gives way to a later one only; so two changes may
 * settle at the same time, and the last look at the learner decides. Returns the learner of that look.
 */
export async function settleNames(change: NameChange): Promise<StoredLearner | undefined> {
  const touched: NameRowKey[] = [...change.rows]
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const learner = await findCurrentLearner(change.learnerId)
    const revision = learner?.revision ?? 0
    const wanted = learner ? await nameRowsOf(learner) : []
    const isWanted = ({ textKey, orgPath }: NameRowKey) =>
      wanted.some((row) => row.textKey === textKey && row.orgPath === orgPath)
    await forEachConcurrently(wanted, putNameRow)
    await forEachConcurrently(
      touched.filter((key) => !isWanted(key)),
      (key) => deleteNameRow({ ...key, learnerId: change.learnerId }, revision),
    )
    touched.push(...wanted)
    const current = await findCurrentLearner(change.learnerId)
    if ((current?.revision ?? 0) === revision) {
      await deleteNote(change)
      return current
    }
  }
  throw unavailableError(`a learner was changed by others ${ATTEMPTS_MAX} times in a row`)
}

const putNameRow = (row: NamedLearner) =>
  conditionHeld(
    NamedLearnerEntity.build(PutItemCommand)
      .item(row)
      .options({ condition: { or: [absent('revision'), { attr: 'revision', lte: row.revision }] } })
      .send(),
  )

const deleteNameRow = (key: NameRowKey & { learnerId: string }, revision: number) =>
  conditionHeld(
    NamedLearnerEntity.build(DeleteItemCommand)
      .key(key)
      .options({ condition: { attr: 'revision', lte: revision } })
      .send(),
  )

async function deleteNote({ learnerId, changeId }: NameChange): Promise<void> {
  await NameChangeEntity.build(DeleteItemCommand).key({ learnerId, changeId }).send()
}
