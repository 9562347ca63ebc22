import { isWithin, organisationIdOf } from '@zhixing/shared/identity/organisation'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { table } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { PARTITION_DEPTH, parseRosterKey, type RosterKey, rosterPartition } from './learner-item'
import { listChildOrganisations } from './organisations'

const depthOf = (path: string) => path.split('/').filter(Boolean).length

/**
 * The parts of a scope that are one partition of I16 each, in the order of the units' codes: the scope
 * itself, and above the county every unit down to the counties. With `from` only that part and later ones.
 */
export async function* rosterPartsOf(scope: string, from?: string): AsyncGenerator<string> {
  const isPassed = from === undefined || from === scope
  if (isPassed) yield scope
  if (depthOf(scope) >= PARTITION_DEPTH) return
  let resumeAt = isPassed ? undefined : from
  let after: LastKey | undefined
  do {
    const { organisations, lastKey } = await listChildOrganisations(organisationIdOf(scope), after)
    for (const { orgPath } of organisations) {
      if (resumeAt !== undefined && !isWithin(resumeAt, orgPath)) continue
      yield* rosterPartsOf(orgPath, resumeAt)
      resumeAt = undefined
    }
    after = lastKey
  } while (after)
}

/** Pattern I16: the learners of exactly this unit, by the index, which may lag a moment. */
export async function listLearnerIdsAt(orgPath: string): Promise<string[]> {
  const { Items = [] } = await table
    .build(QueryCommand)
    .query({
      index: 'gsi1',
      partition: rosterPartition(orgPath),
      range: { attribute: 'gsi1sk', beginsWith: `${orgPath}#` },
    })
    .options({ maxPages: Number.POSITIVE_INFINITY })
    .send()
  return (Items as { gsi1sk?: string }[]).map(({ gsi1sk = '' }) => parseRosterKey(gsi1sk).learnerId)
}

/** Pattern I16: the learners of one part, `pageSize` keys at a time, each with where the next read starts. */
export async function* rosterKeysOf(
  part: string,
  pageSize: number,
  after: LastKey | undefined,
): AsyncGenerator<{ row: RosterKey; key: LastKey }> {
  let startKey = after
  do {
    const { Items = [], LastEvaluatedKey } = await table
      .build(QueryCommand)
      .query({
        index: 'gsi1',
        partition: rosterPartition(part),
        range: { attribute: 'gsi1sk', beginsWith: part },
      })
      .options({ limit: pageSize, ...(startKey && { exclusiveStartKey: startKey }) })
      .send()
    for (const { pk, sk, gsi1pk, gsi1sk } of Items as Record<string, string>[])
      yield { row: parseRosterKey(gsi1sk ?? ''), key: { pk, sk, gsi1pk, gsi1sk } }
    startKey = LastEvaluatedKey
  } while (startKey)
}
