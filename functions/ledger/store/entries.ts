import { createHash } from 'node:crypto'
import { yearOf } from '@zhixing/shared/calendar'
import type { Course } from '@zhixing/shared/catalogue/course'
import { type Award, CreditEntry } from '@zhixing/shared/ledger/entry'
import { entryIdOf } from '@zhixing/shared/ledger/rules'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { CreditEntryEntity, entriesOfLearner, entryIdOfKey, entryOfLearner, UnsealedEntity } from './entity'

interface Completion {
  completedAt: string
  creditedSeconds: number
}

/**
 * Puts the entry of a completed course version if it is absent; awarding twice changes nothing. Everything in it follows from the completion,
 * so that it does not matter who puts it or when. It is looked for first: half a read unit is less than the write units of a refused put.
 */
export async function award(
  learnerId: string,
  version: Course,
  { completedAt, creditedSeconds }: Completion,
): Promise<void> {
  const { courseId, courseVersion, title, categoryId, requirement, subject, studyHours, policyId } = version
  const counted = { creditYear: yearOf(new Date(completedAt)), courseId, courseVersion }
  const entryId = entryIdOf(counted)
  if (await findEntry(learnerId, entryId, { consistent: false })) return
  const facts = {
    title,
    categoryId,
    requirement,
    subject,
    studyHours,
    policyId,
    creditedSeconds,
    awardedAt: completedAt,
  }
  const entry: Award = { kind: 'award', entryId, ...counted, ...facts }
  await putEntry(learnerId, entry)
}

/**
 * The one door into the ledger. First the row that has it sealed, then the entry, if it is absent: after a crash in between a row stands for
 * nothing, which harms nothing, and no entry is ever forgotten. True for whoever put it.
 */
export async function putEntry(learnerId: string, entry: CreditEntry): Promise<boolean> {
  await UnsealedEntity.build(PutItemCommand)
    .item({ shard: shardOf(learnerId), learnerId, entryId: entry.entryId })
    .send()
  const put = CreditEntryEntity.build(PutItemCommand)
    .item({ learnerId, ...entry })
    .options({ condition: { attr: 'studyHours', exists: false } })
  const done = await put
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  return done ?? false
}

export const UNSEALED_SHARDS = 16

/** Spreads what is not sealed yet over sixteen partitions; a learner is always in the same one. */
export const shardOf = (learnerId: string) =>
  createHash('sha256').update(learnerId).digest().readUInt8(0) % UNSEALED_SHARDS

export async function findEntry(
  learnerId: string,
  entryId: string,
  { consistent = true } = {},
): Promise<CreditEntry | undefined> {
  const { Items = [] } = await entryOfLearner.query({ learnerId, entryId }).options({ consistent }).send()
  return Items.map(entryOf)[0]
}

interface Reading {
  creditYear?: number | undefined
  consistent?: boolean
}

/** Consistent, unless they are only to be shown: then they cost half, and may be a moment old. */
export async function entriesOf(
  learnerId: string,
  { creditYear, consistent = true }: Reading = {},
): Promise<CreditEntry[]> {
  const { Items = [] } = await entriesOfLearner
    .query({ learnerId, creditYear })
    .options((options) => ({ ...options, consistent }))
    .send()
  return Items.map(entryOf)
}

/** As stored, without learner and key. What was put before there were kinds is an award. */
const entryOf = (stored: Record<string, unknown>): CreditEntry =>
  CreditEntry.parse({ kind: 'award', entryId: entryIdOfKey(String(stored.sk)), ...stored })
