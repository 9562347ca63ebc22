import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { deleteRows, readPartition } from '../../core/dynamodb/rows'
import { UNITS_TO_COUNT, UnitToCountEntity } from './entity'

/** A unit that a learner has left and whose totals still count them. */
export interface UnitToCount {
  learnerId: string
  creditYear: number
  orgPath: string
}

export const putUnitToCount = (unit: UnitToCount) => UnitToCountEntity.build(PutItemCommand).item(unit).send()

export async function listUnitsToCount(): Promise<UnitToCount[]> {
  const found: UnitToCount[] = []
  for await (const { sk } of readPartition(UNITS_TO_COUNT, undefined, 'sk')) {
    const [learnerId = '', creditYear, orgPath = ''] = sk.split('#')
    found.push({ learnerId, creditYear: Number(creditYear), orgPath })
  }
  return found
}

export const deleteUnitsToCount = (units: readonly UnitToCount[]): Promise<void> =>
  deleteRows(
    units.map(({ learnerId, creditYear, orgPath }) => ({
      pk: UNITS_TO_COUNT,
      sk: [learnerId, creditYear, orgPath].join('#'),
    })),
  )
