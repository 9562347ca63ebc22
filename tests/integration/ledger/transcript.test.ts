import { describe, expect, test } from '@jest/globals'
import { awardCourse } from '@zhixing/functions/ledger/api'
import * as contract from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { awardsOf } from '../../support/ledger/given'
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

describe('the ledger', () => {
  test('K1 an award is put once by repeated and concurrent calls', async () => {
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
