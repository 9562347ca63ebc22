import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { boolean, item, list, map, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// O1  changes of units that may not be carried out yet   Query, consistent
//     pk = UNITS-TO-SETTLE, sk = organisationId#changeId
const UnitNoteEntity = new Entity({
  name: 'UnitNote',
  table,
  timestamps: false,
  schema: item({
    organisationId: string().key(),
    changeId: string().key(), // a ULID: begins with the instant of the change
    pathBefore: string(), // of the unit; its present one if the change is no move
    childIds: list(string()).optional(), // below it before the change; known from the first run on
    isSettled: boolean().optional(), // found complete after every instance had forgotten the tree of before
    isCarriedDown: boolean(), // to every person and unit below, as far as the instances knew the change
  }),
  computeKey: ({ organisationId, changeId }) => ({
    pk: 'UNITS-TO-SETTLE',
    sk: `${organisationId}#${changeId}`,
  }),
})
const unitNotes = UnitNoteEntity.build(AccessPattern)
  .schema(map({ organisationId: string().optional() }))
  .pattern(({ organisationId }) => ({
    partition: 'UNITS-TO-SETTLE',
    ...(organisationId !== undefined && { range: { beginsWith: `${organisationId}#` } }),
  }))
  .options({ consistent: true, entityAttrFilter: false })
  .meta({ title: 'O1' })

export type UnitNote = FormattedItem<typeof UnitNoteEntity>

/** Comes before the change: a note without one is deleted by the job. */
export async function putUnitNote(note: UnitNote): Promise<void> {
  await UnitNoteEntity.build(PutItemCommand).item(note).send()
}

/** Pattern O1: the notes of one unit, or of all. */
export async function listUnitNotes(organisationId?: string): Promise<UnitNote[]> {
  const { Items = [] } = await unitNotes.query({ organisationId }).send()
  return Items
}

export async function deleteUnitNote({ organisationId, changeId }: UnitNote): Promise<void> {
  await UnitNoteEntity.build(DeleteItemCommand).key({ organisationId, changeId }).send()
}
