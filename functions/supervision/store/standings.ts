import { organisationIdOf } from '@zhixing/shared/identity/organisation'
import type { CountedStanding } from '@zhixing/shared/supervision/standing'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { table } from '../../core/dynamodb/table'
import { StandingEntity, standingsPartition } from './entity'
import { type IndexedStanding, parseStandingSortKey, standingSortKeyOf } from './standing-key'

/** Where a learner stands in a credit year, and the unit that counts them. */
export interface Standing extends CountedStanding {
  learnerId: string
  creditYear: number
  orgPath?: string | undefined // absent for a learner that no unit counts any more: left, or a duplicate
  remainingHours: number
}

export type StoredStanding = Standing & { revision: number }

/** Pattern S1, read consistently. */
export const findStanding = (
  key: Pick<Standing, 'learnerId' | 'creditYear'>,
): Promise<StoredStanding | undefined> => findDocument(StandingEntity, key)

/** Pattern S1, for display only. */
export async function findShownStanding(
  key: Pick<Standing, 'learnerId' | 'creditYear'>,
): Promise<Standing | undefined> {
  const { Item } = await StandingEntity.build(GetItemCommand).key(key).send()
  return Item
}

/** False if the standing was written since `revision` was read. */
export async function putStanding(standing: Standing, revision: number): Promise<boolean> {
  const { orgPath, creditYear } = standing
  const index = orgPath && {
    gsi1pk: standingsPartition(organisationIdOf(orgPath), creditYear),
    gsi1sk: standingSortKeyOf(standing),
  }
  return (await putRevision(StandingEntity, { ...standing, ...index }, revision)) !== undefined
}

/** Pattern S2: the people of a unit from a sort key on, by the index, which may lag a moment. */
export async function listIndexedStandings(
  organisationId: string,
  creditYear: number,
  after?: string,
): Promise<IndexedStanding[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({
      index: 'gsi1',
      partition: standingsPartition(organisationId, creditYear),
      ...(after !== undefined && { range: { gt: after } }),
    })
    .options({ maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Items.map(({ gsi1sk }) => parseStandingSortKey(String(gsi1sk)))
}
