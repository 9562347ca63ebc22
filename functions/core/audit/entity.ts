import { dayOf } from '@zhixing/shared/calendar'
import { Entity } from 'dynamodb-toolbox/entity'
import { AccessPattern } from 'dynamodb-toolbox/entity/actions/accessPattern'
import { item, map, number, string } from 'dynamodb-toolbox/schema'
import { documentAttribute } from '../dynamodb/document-attribute'
import { table } from '../dynamodb/table'
import { ChangeLine } from './change-line'

// H1  changes of one object, newest first   Query, consistent; PutItem IF absent
//     pk = CHANGES#kind#id, sk = CHANGE#number
// H2  changes recorded on a day in a province, newest first   Query gsi1, then each by its key
//     gsi1pk = CHANGES-ON#province#day, gsi1sk = recordedAt#kind#id#number
// No function may change or delete a line.
export const ChangeLineEntity = new Entity({
  name: 'ChangeLine',
  table,
  timestamps: false,
  schema: item({
    object: string().key(), // kind#id
    number: number().key(),
    line: documentAttribute(ChangeLine),
    gsi1pk: string(),
    gsi1sk: string(),
  }),
  computeKey: ({ object, number }) => ({ pk: `CHANGES#${object}`, sk: `CHANGE#${padNumber(number)}` }),
})

export const changesOfObject = ChangeLineEntity.build(AccessPattern)
  .schema(map({ object: string() }))
  .pattern(({ object }) => ({ partition: `CHANGES#${object}`, range: { beginsWith: 'CHANGE#' } }))
  .options({ consistent: true, reverse: true, entityAttrFilter: false })
  .meta({ title: 'H1' })

const NUMBER_DIGITS = 6
const padNumber = (number: number) => `${number}`.padStart(NUMBER_DIGITS, '0')

export const objectKeyOf = ({ kind, objectId }: Pick<ChangeLine, 'kind' | 'objectId'>) =>
  `${kind}#${objectId}`

export const isChangeRow = ({ pk }: { pk: string }) => pk.startsWith('CHANGES#')

export const dayPartitionOf = (province: string, day: string) => `CHANGES-ON#${province}#${day}`

/** The attributes of a line besides the line itself. */
export function attributesOf(line: ChangeLine) {
  const object = objectKeyOf(line)
  const [province = ''] = line.scope.split('/')
  return {
    object,
    number: line.number,
    gsi1pk: dayPartitionOf(province, dayOf(new Date(line.recordedAt))),
    gsi1sk: `${line.recordedAt}#${object}#${padNumber(line.number)}`,
  }
}
