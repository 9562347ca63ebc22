import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { TotalsEntity } from './entity'
import { noTotals, toStoredTotals, toUnitTotals, type UnitTotals } from './stored-totals'

export interface TotalsKey {
  organisationId: string
  creditYear: number
}

export interface TotalsRevision {
  totals: UnitTotals
  revision: number // 0 if there are none yet
}

/** Pattern S3, read consistently. */
export async function findTotalsRevision(key: TotalsKey): Promise<TotalsRevision> {
  const found = await findDocument(TotalsEntity, key)
  return found
    ? { totals: toUnitTotals(found.totals), revision: found.revision }
    : { totals: noTotals, revision: 0 }
}

/** Pattern S3, for display only. Zero for a unit that was never counted. */
export async function findShownTotals(key: TotalsKey): Promise<UnitTotals> {
  const { Item } = await TotalsEntity.build(GetItemCommand).key(key).send()
  return Item ? toUnitTotals(Item.totals) : noTotals
}

/** False if the totals were written since `revision` was read. */
export async function putTotals(key: TotalsKey, totals: UnitTotals, revision: number): Promise<boolean> {
  const stored = toStoredTotals(totals)
  return (await putRevision(TotalsEntity, { ...key, totals: stored }, revision)) !== undefined
}
