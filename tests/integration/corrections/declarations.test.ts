import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import type * as contract from '@zhixing/shared/corrections/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { totalHours } from '@zhixing/shared/ledger/rules'
import { aCounty, requestedAt } from '../../support/corrections/given'
import {
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { aLearner } from '../../support/identity/given'
import { request } from '../../support/request'

const transcriptOf = async ({ token }: { token: string }) =>
  (await request(credits.getTranscript, { creditYear: 2026 }, { token, now: requestedAt })).body
const hoursOf = async (learnerId: string) => totalHours(await listEntries(learnerId))

describe('offline hours', () => {
  test('200 a class is declared by code and name: good rows are kept, bad ones named; a dry run keeps nothing', async () => {
    const { people, editor, approver } = await aCounty(3)
    const elsewhere = await aLearner()
    const [one, two, three] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
    const rows = [one, { ...two, name: '别人' }, { rosterCode: '12', name: '无' }, elsewhere, three, one].map(
      ({ rosterCode, name }) => ({
        rosterCode,
        name,
      }),
    )
    const unknown = '没有查到这位学员：编号和姓名要对得上，并在您的管理范围内'
    const refused = [
      { row: 2, reasons: [unknown] },
      { row: 3, reasons: ['学员编号应为 8 位数字，且须以文本填写'] },
      { row: 4, reasons: [unknown] },
      { row: 6, reasons: ['学员编号与第 1 行重复'] },
    ]
    expect(
      (await sendDeclarationRequest(editor, [], {}, { rows: [...rows, {}], dryRun: true })).body,
    ).toEqual({
      accepted: 2,
      refused,
    })
    const { request: requested, ...answer } = (
      await sendDeclarationRequest(editor, [], { days: ['2026-03-10', '2026-03-11'] }, { rows })
    ).body
    expect(answer).toEqual({ accepted: 2, refused })
    expect(requested).toMatchObject({
      kind: 'declaration',
      state: 'open',
      learners: 2,
      studyHours: 24,
      organisationName: '甲县',
    })
    const approved = (await sendCreditDecision(approver, requested?.requestId ?? '')).body
    expect(approved.rows.map(({ result }) => result?.entered)).toEqual([2, 2])
    expect(await transcriptOf(one)).toMatchObject({
      studyHours: 12,
      entries: [
        { kind: 'declaration', title: '春季主体班', dayOn: '2026-03-10', studyHours: 6 },
        { dayOn: '2026-03-11' },
      ],
    })
    expect(await hoursOf(two.learnerId)).toBe(0)
    const again = (
      await sendDeclarationRequest(editor, [one, three], { title: ' 春季　主体班', days: ['2026-03-10'] })
    ).body
    expect(again).toEqual({
      accepted: 0,
      refused: [1, 2].map((row) => ({ row, reasons: ['这个班这些天的学时已经入账'] })),
    })
  })

  test('400 a class of tomorrow, of long ago, of more than a day holds, of a day twice', async () => {
    const { people, editor } = await aCounty()
    const wrong = async (given: Partial<contract.DeclaredClass>) =>
      (await sendDeclarationRequest(editor, people, given)).problem?.errors?.[0]?.message
    expect(await wrong({ days: ['2026-11-24'] })).toBe('还没有上的课不能申报')
    expect(await wrong({ days: ['2024-12-31'] })).toBe('只能申报本年度和上一年度的课')
    expect(await wrong({ days: ['2026-02-30'] })).toBe('日期不存在')
    expect(await wrong({ days: ['2026-03-10', '2026-03-10'] })).toBe('日期重复')
    expect(await wrong({ studyHours: 7.75 })).toBe('一天最多 7.5 学时')
    expect(await wrong({ days: ['2026-11-23'], studyHours: 7.5 })).toBeUndefined()
  })

  test('Q4 a day holds seven and a half hours, over all classes, however they are approved at once', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const titles = ['班一', '班二', '班三', '班四', '班五']
    const requested = await Promise.all(
      titles.map(
        async (title) =>
          (await sendDeclarationRequest(supervisor, [learner], { title, studyHours: 2.5 })).body.request
            ?.requestId ?? '',
      ),
    )
    const results = await Promise.all(
      requested.map(
        async (requestId) => (await sendCreditDecision(approver, requestId)).body.rows[0]?.result,
      ),
    )
    expect(results.map((result) => result?.entered).sort()).toEqual([0, 0, 1, 1, 1])
    expect(results.map((result) => result?.overDay).sort()).toEqual([0, 0, 0, 1, 1])
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    // What is reversed makes room again.
    const [entry] = await listEntries(learner.learnerId)
    const reversal = (await sendReversalRequest(supervisor, learner.learnerId, entry?.entryId ?? '')).body
    await sendCreditDecision(approver, reversal.requestId)
    const more = (await sendDeclarationRequest(supervisor, [learner], { title: '班六', studyHours: 2.5 }))
      .body.request
    expect((await sendCreditDecision(approver, more?.requestId ?? '')).body.rows[0]?.result).toEqual({
      entered: 1,
      present: 0,
      overDay: 0,
    })
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    const known = (
      await sendDeclarationRequest(supervisor, [learner], { title: entry?.title, studyHours: 2.5 })
    ).body
    expect(known.refused[0]?.reasons[0]).toMatch('如需恢复请申请冲正')
  })

  describe('Q4 what was reversed is given back if its day has room', () => {
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

    test('control: into an empty day it comes back, once, and holds its hours once', async () => {
      const { learnerId, entryId, approves, declares, reverses } = await aReversedDay()
      const requested = [await reverses(`${entryId}-R`), await reverses(`${entryId}-R`)]
      const results = await Promise.all(requested.map(approves))
      expect(results.map((result) => result?.entered).sort()).toEqual([0, 1])
      expect(await hoursOf(learnerId)).toBe(6)
      expect(await approves(await declares('班二', 1.5))).toEqual(entered)
      expect(await approves(await declares('班三', 0.25))).toEqual(overDay)
    })

    test('not beside a class that came meanwhile; once that is gone, it comes back', async () => {
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

    test('nor at once with others: of three who want the room one gets it', async () => {
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

  test('duplicate and concurrent imports of a class give one entry for each learner and day, of one request', async () => {
    const { people, supervisor, editor, approver, second } = await aCounty(4)
    const requested = await Promise.all(
      [supervisor, editor, supervisor].map(
        async (who, n) =>
          (
            await sendDeclarationRequest(who, people, {
              studyHours: n + 1,
              days: ['2026-03-10', '2026-03-12'],
            })
          ).body.request?.requestId ?? '',
      ),
    )
    await Promise.all(
      requested.flatMap((requestId) => [approver, second].map((who) => sendCreditDecision(who, requestId))),
    )
    for (const { learnerId } of people) {
      const entries = await listEntries(learnerId)
      expect(entries.map((entry) => (entry.kind === 'declaration' ? entry.dayOn : '')).sort()).toEqual([
        '2026-03-10',
        '2026-03-12',
      ])
      expect(entries.every(({ studyHours }) => studyHours <= 3)).toBe(true)
    }
  })

  test('200 two hundred learners in one request', async () => {
    const { county, supervisor, approver } = await aCounty()
    const people = await Promise.all(
      Array.from({ length: 200 }, (_, n) => aLearner({ organisation: county, name: `学员${n}` })),
    )
    const requested = (await sendDeclarationRequest(supervisor, people)).body
    expect(requested.accepted).toBe(200)
    expect(
      (await sendCreditDecision(approver, requested.request?.requestId ?? '')).body.rows.filter(
        ({ result }) => result?.entered === 1,
      ),
    ).toHaveLength(200)
  }, 30_000)
})
