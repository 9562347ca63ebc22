import { createHash } from 'node:crypto'
import { BatchPutRequest } from 'dynamodb-toolbox/entity/actions/batchPut'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { clock } from '../../core/clock'
import { deleteRows } from '../../core/dynamodb/rows'
import { RosterChangeEntity, rosterChangeKeyOf, rosterChangesUntil } from './entity'

/** Names one change of what the roster says of a learner, or of whether they are bound. */
export interface RosterChange {
  shard: number
  at: string
  learnerId: string
}

const SHARDS = 16 // an import of a whole province writes more than one partition bears

const changeOf = (learnerId: string): RosterChange => ({
  shard: createHash('sha256').update(learnerId).digest().readUInt8(0) % SHARDS,
  at: clock.now().toISOString(),
  learnerId,
})

/** Comes before the write it announces: a crash in between leaves a row that changes nothing. */
export const logRosterChange = (learnerId: string) =>
  RosterChangeEntity.build(PutItemCommand).item(changeOf(learnerId)).send()

export const rosterChangeRequest = (learnerId: string) =>
  RosterChangeEntity.build(BatchPutRequest).item(changeOf(learnerId))

/**
 * The changes announced before an instant. The write itself follows within the timeout of a function, so a
 * follower reads up to an instant that lies further back than that.
 */
export async function listRosterChanges(until: Date): Promise<RosterChange[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => shard)
  const pages = await Promise.all(
    shards.map((shard) => rosterChangesUntil.query({ shard, until: until.toISOString() }).send()),
  )
  return pages.flatMap(({ Items = [] }) => Items)
}

export const deleteRosterChanges = (changes: readonly RosterChange[]): Promise<void> =>
  deleteRows(changes.map(rosterChangeKeyOf))
