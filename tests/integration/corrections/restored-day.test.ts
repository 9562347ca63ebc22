import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import { totalHours } from '@zhixing/shared/ledger/rules'
import { aCounty } from '../../support/corrections/given'
import {
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'

const hoursOf = async (learnerId: string) => totalHours(await listEntries(learnerId))

describe('offline hours', () => {
  describe('Q4 a reversed declared day is restored if the day has room', () => {
    /** A day of six hours, reversed; and what asks for the reversal to be reversed, as often as it is called. */
    async function aReversedDay() {
      const county = await aCounty()
      const { learner, supervisor, approver } = county
      const approves = async (requestId = '') =>
        (await sendCreditDecision(approver, requestId)).body.rows[0]?.result
      const declares = async (title: string, studyHours: number) =>
        (await sendDeclarationRequest(supervisor, [learner], { title, studyHours })).body.request?.requestId
      await approves(await declares('班一', 6))
      const [{ entryId } = { entryId: '' }] = await listEntries(learner.learnerId)
      const reverses = async (id: string) =>
        (await sendReversalRequest(supervisor, learner.learnerId, id)).body.requestId
      await approves(await reverses(entryId))
      expect(await hoursOf(learner.learnerId)).toBe(0)
      return { learnerId: learner.learnerId, entryId, approves, declares, reverses }
    }
    const [entered, overDay] = [
      { entered: 1, present: 0, overDay: 0 },
      { entered: 0, present: 0, overDay: 1 },
    ]

    test('control: into an empty day, once, and it counts its hours once', async () => {
      const { learnerId, entryId, approves, declares, reverses } = await aReversedDay()
      const requested = [await reverses(`${entryId}-R`), await reverses(`${entryId}-R`)]
      const results = await Promise.all(requested.map(approves))
      expect(results.map((result) => result?.entered).sort()).toEqual([0, 1])
      expect(await hoursOf(learnerId)).toBe(6)
      expect(await approves(await declares('班二', 1.5))).toEqual(entered)
      expect(await approves(await declares('班三', 0.25))).toEqual(overDay)
    })

    test('not beside a class declared meanwhile; after the reversal of that class, yes', async () => {
      const { learnerId, entryId, approves, declares, reverses } = await aReversedDay()
      expect(await approves(await declares('班二', 2))).toEqual(entered)
      expect(await approves(await reverses(`${entryId}-R`))).toEqual(overDay)
      expect(await hoursOf(learnerId)).toBe(2)
      const other = (await listEntries(learnerId)).find(({ title }) => title === '班二')?.entryId ?? ''
      await approves(await reverses(other))
      expect(await approves(await reverses(`${entryId}-R`))).toEqual(entered)
      expect(await hoursOf(learnerId)).toBe(6)
      expect(await approves(await reverses(`${other}-R`))).toEqual(overDay)
      expect(await hoursOf(learnerId)).toBe(6)
    })

    test('once for three concurrent claims on the remaining hours', async () => {
      for (let round = 0; round < 3; round++) {
        const { learnerId, entryId, approves, declares, reverses } = await aReversedDay()
        const requested = [
          await declares('班二', 2),
          await reverses(`${entryId}-R`),
          await declares('班三', 6),
        ]
        const results = await Promise.all(requested.map(approves))
        expect(await hoursOf(learnerId)).toBeLessThanOrEqual(7.5)
        expect(results.filter((result) => result?.entered)).toHaveLength(1)
      }
    })
  })
})
