import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from '@jest/globals'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { awardCourse, findEntry, listEntries, putEntry } from '@zhixing/functions/ledger/api'
import { unsealedPartitions, unsealedShardOf } from '@zhixing/functions/ledger/store/unsealed-queue'
import * as contract from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { aDeclaration, anAward, aReversal, awardsOf } from '../../support/ledger/given'
import { aCourse } from '../../support/progress/given'
import { guestToken, request } from '../../support/request'

const completion = (completedAt: string, creditedSeconds = 1800) => ({ completedAt, creditedSeconds })
const getMyTranscript = async (token: string, creditYear?: number) =>
  (
    await request(
      contract.getTranscript,
      { creditYear },
      { token, now: new Date('2026-11-23T00:00:00.000Z') },
    )
  ).body

describe('the ledger', () => {
  test('K1 an award is put once, however often and at the same time it is repeated', async () => {
    const { learnerId, token } = await aLearner()
    const course = await aCourse([1800])
    const repeats = Array.from({ length: 20 }, () =>
      awardCourse(learnerId, course, completion('2026-06-01T00:00:00.000Z')),
    )
    await Promise.all(repeats)
    await awardCourse(learnerId, { ...course, studyHours: 9 }, completion('2026-06-01T00:00:00.000Z', 9))
    expect(await getMyTranscript(token)).toMatchObject({
      studyHours: 1,
      entries: [{ studyHours: 1, creditedSeconds: 1800 }],
    })
  })

  test('K1 a completion in the last minute of the year in Beijing belongs to that year', async () => {
    const { learnerId, token } = await aLearner()
    await awardCourse(learnerId, await aCourse([1800]), completion('2025-12-31T15:59:59.999Z'))
    await awardCourse(learnerId, await aCourse([1800]), completion('2025-12-31T16:00:00.000Z'))
    expect((await getMyTranscript(token, 2025)).entries).toHaveLength(1)
    expect((await getMyTranscript(token)).entries).toHaveLength(1)
  })

  test('K2 200 a transcript holds the entries of this learner and this year, and only these', async () => {
    const [one, other] = [await aLearner({ jobLevel: 'section' }), await aLearner()]
    const [first, second] = [await aCourse([1800]), await aCourse([900])]
    await awardCourse(one.learnerId, first, completion('2026-03-01T00:00:00.000Z'))
    await awardCourse(one.learnerId, second, completion('2026-04-01T00:00:00.000Z'))
    await awardCourse(one.learnerId, await aCourse([1800]), completion('2024-04-01T00:00:00.000Z'))
    await awardCourse(other.learnerId, await aCourse([1800]), completion('2026-04-01T00:00:00.000Z'))
    const transcript = await getMyTranscript(one.token)
    expect(awardsOf(transcript.entries).map(({ courseId }) => courseId)).toEqual([
      second.courseId,
      first.courseId,
    ])
    expect(transcript).toMatchObject({
      creditYear: 2026,
      creditYears: [2026, 2024],
      studyHours: 1.5,
      byRequirement: [{ key: 'required', studyHours: 1.5, courses: 2, classDays: 0 }],
      requirements: [
        { requirementId: 'year', neededHours: 90, achievedHours: 1.5, remainingHours: 88.5, sample: true },
      ],
    })
  })

  test('K2 200 a transcript sums all entries, however many there are', async () => {
    const { learnerId, token } = await aLearner()
    const course = await aCourse([1800])
    const awards = Array.from({ length: 60 }, () =>
      awardCourse(
        learnerId,
        { ...course, courseId: ulid(), title: '长'.repeat(60) },
        completion('2026-03-01T00:00:00.000Z'),
      ),
    )
    await Promise.all(awards)
    expect((await getMyTranscript(token)).studyHours).toBe(60)
  })
})

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

describe('putEntry, the only way into the ledger', () => {
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

describe('requirements in a transcript', () => {
  test('200 after a promotion the old requirement is due within a year, beside the new one', async () => {
    const formerJobLevels = [{ jobLevel: 'section' as const, until: '2026-05-10' }]
    const { learnerId, token } = await aLearner({ jobLevel: 'division', formerJobLevels })
    await awardCourse(learnerId, await aCourse([1800]), completion('2026-03-01T00:00:00.000Z'))
    expect((await getMyTranscript(token)).requirements).toMatchObject([
      {
        requirementId: 'five-years',
        neededHours: 550,
        achievedHours: 1,
        from: '2023-01-01',
        to: '2027-12-31',
      },
      {
        requirementId: 'year',
        neededHours: 90,
        achievedHours: 1,
        to: '2027-05-10',
        promotion: { promotedOn: '2026-05-10', from: 'section' },
      },
    ])
    expect((await getMyTranscript(token, 2025)).requirements).toMatchObject([
      { requirementId: 'year', period: 'year', achievedHours: 0 },
    ])
    expect((await getMyTranscript(token, 2022)).requirements).toEqual([])
  })
})

test('403 not-bound for a guest, 401 unauthenticated without a token', async () => {
  expect((await request(contract.getTranscript, {}, { token: await guestToken() })).type).toBe(
    'identity/not-bound',
  )
  expect((await request(contract.getTranscript, {})).type).toBe('identity/unauthenticated')
})

test('200 the rule sets and the study policy are public', async () => {
  const { body } = await request(contract.listPolicies, {})
  expect(body.policies.map(({ policyId }) => policyId)).toEqual([
    'policy-cn-2023',
    'policy-yunnan-2024',
    'policy-nanjing-sample',
  ])
  expect(body.chosen).toEqual(['policy-cn-2023'])
  expect(body.study).toEqual({
    allowanceSeconds: 300,
    pace: 1,
    daySecondsMax: 36_000,
    completionThreshold: 0.98,
    heartbeatSeconds: 60,
  })
})
