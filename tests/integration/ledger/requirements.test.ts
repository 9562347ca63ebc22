import { describe, expect, test } from '@jest/globals'
import { awardCourse } from '@zhixing/functions/ledger/api'
import * as contract from '@zhixing/shared/ledger/contract'
import { aLearner } from '../../support/identity/given'
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
