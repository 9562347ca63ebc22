import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { awardCourse, findEntry, listEntries, putEntry } from '@zhixing/functions/ledger/api'
import { unsealedPartitions, unsealedShardOf } from '@zhixing/functions/ledger/store/unsealed-queue'
import * as contract from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { aDeclaration, anAward, aReversal } from '../../support/ledger/given'
import { aCourse } from '../../support/progress/given'
import { request } from '../../support/request'

const completion = (completedAt: string, creditedSeconds = 1800) => ({ completedAt, creditedSeconds })
const getMyTranscript = async (token: string, creditYear?: number) =>
  (
    await request(
      contract.getTranscript,
      { creditYear },
      { token, now: new Date('2026-11-23T00:00:00.000Z') },
    )
  ).body

const table = { TableName: process.env.TABLE_NAME }
/** The ids in the queue rows of a learner. */
const unsealedIds = async (learnerId: string) => {
  const query = { KeyConditionExpression: 'pk = :pk AND begins_with(sk, :learner)', ConsistentRead: true }
  const { Items = [] } = await documentClient.send(
    new QueryCommand({
      ...table,
      ...query,
      ExpressionAttributeValues: {
        ':pk': unsealedPartitions[unsealedShardOf(learnerId)],
        ':learner': `${learnerId}#`,
      },
    }),
  )
  return Items.map(({ entryId }) => entryId as string)
}

describe('putEntry, the only write to the ledger', () => {
  test('K1 an entry of any kind is put once by concurrent calls, and at most one reversal for each entry', async () => {
    const { learnerId, token } = await aLearner()
    const [entry, day] = [anAward(), aDeclaration()]
    const reversal = aReversal(entry)
    for (const each of [entry, day, reversal]) {
      const calls = Array.from({ length: 12 }, (_, i) => putEntry(learnerId, { ...each, title: `第${i}个` }))
      expect((await Promise.all(calls)).filter(Boolean)).toHaveLength(1)
    }
    expect(await putEntry(learnerId, aReversal(entry, { reason: '另一个理由', requestId: ulid() }))).toBe(
      false,
    )
    const transcript = await getMyTranscript(token)
    expect(transcript.entries.map(({ kind }) => kind).sort()).toEqual(['award', 'declaration', 'reversal'])
    expect(transcript.studyHours).toBe(7.5)
    expect(await putEntry(learnerId, aReversal(reversal))).toBe(true)
    expect((await getMyTranscript(token)).studyHours).toBe(8.5)
  })

  test('K2 an entry stored without a kind is read as an award', async () => {
    const { learnerId } = await aLearner()
    const { kind: _, entryId, ...old } = anAward()
    const key = { pk: `LEDGER#${learnerId}`, sk: `ENTRY#2026#${old.courseId}#00001` }
    await documentClient.send(
      new PutCommand({ ...table, Item: { ...key, _et: 'CreditEntry', learnerId, ...old } }),
    )
    expect(await listEntries(learnerId)).toEqual([anAward()])
    expect(await putEntry(learnerId, anAward())).toBe(false)
    expect(await putEntry(learnerId, aReversal(anAward()))).toBe(true)
    expect(await findEntry(learnerId, `${entryId}-R`)).toMatchObject({ kind: 'reversal', reverses: entryId })
  })

  test('K3 one entry by its id, and only this one', async () => {
    const [one, other] = [await aLearner(), await aLearner()]
    const [entry, longer] = [anAward({ courseVersion: 1 }), anAward({ courseVersion: 10 })]
    for (const each of [entry, longer, aReversal(longer)]) await putEntry(one.learnerId, each)
    expect(await findEntry(one.learnerId, entry.entryId)).toEqual(entry)
    expect(await findEntry(one.learnerId, `${longer.entryId}-R`)).toEqual(aReversal(longer))
    expect(await findEntry(one.learnerId, `${entry.entryId}-R`)).toBeUndefined()
    expect(await findEntry(other.learnerId, entry.entryId)).toBeUndefined()
  })

  test('K4 every entry has its row in the queue, and all rows of a learner are in one of 16 shards', async () => {
    const { learnerId } = await aLearner()
    await awardCourse(learnerId, await aCourse([1800]), completion('2026-06-01T00:00:00.000Z'))
    const day = aDeclaration()
    for (const each of [day, aReversal(day), day]) await putEntry(learnerId, each)
    const entries = await listEntries(learnerId)
    expect(entries).toHaveLength(3)
    expect((await unsealedIds(learnerId)).sort()).toEqual(entries.map(({ entryId }) => entryId).sort())
    const shards = Array.from({ length: 200 }, () => unsealedShardOf(ulid()))
    expect([Math.min(...shards), Math.max(...shards)]).toEqual([0, 15])
  })
})
