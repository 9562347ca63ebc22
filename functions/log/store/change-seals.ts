import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { item, string } from 'dynamodb-toolbox/schema'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { table } from '../../core/dynamodb/table'

// L9  last lodged day of a province in the audit log   GetItem, consistent; PutItem IF `day` is unchanged
//     pk = CHANGE-SEAL#province, sk = SEAL
const ChangeSealEntity = new Entity({
  name: 'ChangeSeal',
  table,
  timestamps: false,
  schema: item({ province: string().key(), day: string(), hash: string() }),
  computeKey: ({ province }) => ({ pk: `CHANGE-SEAL#${province}`, sk: 'SEAL' }),
})

/** The last day whose file is lodged, and the file's hash. */
export interface ChangeSeal {
  province: string
  day: string
  hash: string
}

export async function findChangeSeal(province: string): Promise<ChangeSeal | undefined> {
  const { Item } = await ChangeSealEntity.build(GetItemCommand)
    .key({ province })
    .options({ consistent: true })
    .send()
  return Item
}

/** Returns false if another run has moved the seal since `from` was read. */
export const moveChangeSeal = (next: ChangeSeal, from: ChangeSeal | undefined): Promise<boolean> =>
  conditionHeld(
    ChangeSealEntity.build(PutItemCommand)
      .item(next)
      .options({ condition: from ? equals('day', from.day) : absent('day') })
      .send(),
  )
