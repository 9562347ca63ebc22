import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, list, map, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'
import { newUlid } from '../../core/id'
import { nameRowKeysOf } from './name-index/rows'
import type { StoredLearner } from './stored-learner'

// I15  changes of learners that may not be settled yet   Query
//      pk = NAMES-TO-SETTLE, sk = learnerId#changeId
const ChangeNoteEntity = new Entity({
  name: 'NameChange', // as in rows from before phone numbers and the audit log were settled too
  table,
  timestamps: false,
  schema: item({
    learnerId: string().key(),
    changeId: string().key(), // a ULID: begins with the instant of the change
    rows: list(map({ textKey: string(), orgPath: string() })), // by which they are found before or after
    phoneKey: string().optional(), // of the number before the change
  }),
  computeKey: ({ learnerId, changeId }) => ({ pk: 'NAMES-TO-SETTLE', sk: `${learnerId}#${changeId}` }),
})
const changeNotes = ChangeNoteEntity.build(AccessPattern)
  .schema(map({ learnerId: string().optional() }))
  .pattern(({ learnerId }) => ({
    partition: 'NAMES-TO-SETTLE',
    ...(learnerId !== undefined && { range: { beginsWith: `${learnerId}#` } }),
  }))
  .options({ entityAttrFilter: false })
  .meta({ title: 'I15' })

export type ChangeNote = FormattedItem<typeof ChangeNoteEntity>

/** Notes, before a learner is changed, what the change may leave behind. */
export async function putChangeNote(
  before: StoredLearner | undefined,
  after: StoredLearner,
  now: Date,
): Promise<ChangeNote> {
  const note = {
    learnerId: after.learnerId,
    changeId: newUlid(now),
    rows: [...(before ? nameRowKeysOf(before) : []), ...nameRowKeysOf(after)],
    ...(before?.phoneKey !== undefined && { phoneKey: before.phoneKey }),
  }
  await ChangeNoteEntity.build(PutItemCommand).item(note).send()
  return note
}

/** Pattern I15: the notes of one learner, consistent; there are some only while changes are under way. */
export async function listChangeNotesOf(learnerId: string): Promise<ChangeNote[]> {
  const { Items = [] } = await changeNotes
    .query({ learnerId })
    .options((options) => ({ ...options, consistent: true }))
    .send()
  return Items
}

/** Pattern I15: the notes of all learners, but for those of the last moment. */
export async function listChangeNotes(): Promise<ChangeNote[]> {
  const { Items = [] } = await changeNotes.query({}).send()
  return Items
}

export async function deleteChangeNote({ learnerId, changeId }: ChangeNote): Promise<void> {
  await ChangeNoteEntity.build(DeleteItemCommand).key({ learnerId, changeId }).send()
}
