import { Entity, type FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { boolean, item, list, number, string } from 'dynamodb-toolbox/schema'
import { table } from '../../core/dynamodb/table'

// S7  the nightly recount of a day: how far it is, and what it found to be wrong
//     GetItem, PutItem  pk = SUPERVISION, sk = RECOUNT
const RecountEntity = new Entity({
  name: 'Recount',
  table,
  timestamps: false,
  schema: item({
    recount: string().const('RECOUNT').key().default('RECOUNT'),
    day: string(),
    part: string().optional(), // the part of the roster that is being counted; absent before the first
    isFinished: boolean(),
    learners: number(),
    differences: number(),
    wrongLearnerIds: list(string()), // the first of those whose standing was wrong
    wrongOrganisationIds: list(string()), // the first of those whose totals were wrong
  }),
  computeKey: () => ({ pk: 'SUPERVISION', sk: 'RECOUNT' }),
})

/** The recount of one night. */
export type Recount = Omit<FormattedItem<typeof RecountEntity>, 'recount'>

const newRecount = (day: string): Recount => ({
  day,
  isFinished: false,
  learners: 0,
  differences: 0,
  wrongLearnerIds: [],
  wrongOrganisationIds: [],
})

/** Pattern S7: the recount of this day, as far as it is. */
export async function findRecount(day: string): Promise<Recount> {
  const { Item } = await RecountEntity.build(GetItemCommand).key({}).options({ consistent: true }).send()
  return Item?.day === day ? Item : newRecount(day)
}

export const putRecount = (recount: Recount) => RecountEntity.build(PutItemCommand).item(recount).send()
