import { describe, expect, test } from '@jest/globals'
import { entriesOf } from '@zhixing/functions/credits/store'
import * as credits from '@zhixing/shared/credits/contract'
import type * as contract from '@zhixing/shared/credits/requests'
import { totalHours } from '@zhixing/shared/credits/rules'
import { aCounty, aLearner, asksDeclaration, asksReversal, day, decides } from '../support/credit-requests'
import { request } from '../support/request'

const transcriptOf = async ({ token }: { token: string }) =>
  (await request(credits.getTranscript, { creditYear: 2026 }, { token, now: day })).body
const hoursOf = async (learnerId: string) => totalHours(await entriesOf(learnerId))

describe('offline hours', () => {
  test('200 a class is declared by code and name: good rows are kept, bad ones named; a dry run keeps nothing', async () => {
    const { people, editor, approver } = await aCounty(3)
    const elsewhere = await aLearner()
    const [one, two, three] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
    const rows = [one, { ...two, name: '别人' }, { rosterCode: '12', name: '无' }, elsewhere, three, one].map(({ rosterCode, name }) => ({
      rosterCode,
      name,
    }))
    const unknown = '没有查到这位学员：编号和姓名要对得上，并在您的管理范围内'
    const refused = [
      { row: 2, reasons: [unknown] },
      { row: 3, reasons: ['学员编号应为 8 位数字，且须以文本填写'] },
      { row: 4, reasons: [unknown] },
      { row: 6, reasons: ['学员编号与第 1 行重复'] },
    ]
    expect((await asksDeclaration(editor, [], {}, { rows: [...rows, {}], dryRun: true })).body).toEqual({ accepted: 2, refused })
    const { request: asked, ...answer } = (await asksDeclaration(editor, [], { days: ['2026-03-10', '2026-03-11'] }, { rows })).body
    expect(answer).toEqual({ accepted: 2, refused })
    expect(asked).toMatchObject({ kind: 'declaration', state: 'open', learners: 2, studyHours: 24, organisationName: '甲县' })
    const approved = (await decides(approver, asked?.requestId ?? '')).body
    expect(approved.rows.map(({ result }) => result?.entered)).toEqual([2, 2])
    expect(await transcriptOf(one)).toMatchObject({
      studyHours: 12,
      entries: [{ kind: 'declaration', title: '春季主体班', dayOn: '2026-03-10', studyHours: 6 }, { dayOn: '2026-03-11' }],
    })
    expect(await hoursOf(two.learnerId)).toBe(0)
    const again = (await asksDeclaration(editor, [one, three], { title: ' 春季　主体班', days: ['2026-03-10'] })).body
    expect(again).toEqual({ accepted: 0, refused: [1, 2].map((row) => ({ row, reasons: ['这个班这些天的学时已经入账'] })) })
  })

  test('400 a class of tomorrow, of long ago, of more than a day holds, of a day twice', async () => {
    const { people, editor } = await aCounty()
    const wrong = async (given: Partial<contract.DeclaredClass>) =>
      (await asksDeclaration(editor, people, given)).problem?.errors?.[0]?.message
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
    const asked = await Promise.all(
      titles.map(async (title) => (await asksDeclaration(supervisor, [learner], { title, studyHours: 2.5 })).body.request?.requestId ?? ''),
    )
    const results = await Promise.all(asked.map(async (requestId) => (await decides(approver, requestId)).body.rows[0]?.result))
    expect(results.map((result) => result?.entered).sort()).toEqual([0, 0, 1, 1, 1])
    expect(results.map((result) => result?.overDay).sort()).toEqual([0, 0, 0, 1, 1])
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    // What is reversed makes room again.
    const [entry] = await entriesOf(learner.learnerId)
    const reversal = (await asksReversal(supervisor, learner.learnerId, entry?.entryId ?? '')).body
    await decides(approver, reversal.requestId)
    const more = (await asksDeclaration(supervisor, [learner], { title: '班六', studyHours: 2.5 })).body.request
    expect((await decides(approver, more?.requestId ?? '')).body.rows[0]?.result).toEqual({ entered: 1, present: 0, overDay: 0 })
    expect(await hoursOf(learner.learnerId)).toBe(7.5)
    const known = (await asksDeclaration(supervisor, [learner], { title: entry?.title, studyHours: 2.5 })).body
    expect(known.refused[0]?.reasons[0]).toMatch('如需恢复请申请冲正')
  })

  test('Q4 hours that were reversed are given back only if the day still has room, however many approvals cross', async () => {
    const { learner, supervisor, approver, second } = await aCounty()
    const declares = async (title: string) => (await asksDeclaration(supervisor, [learner], { title })).body.request?.requestId ?? ''
    const reverses = async (entryId: string) => (await asksReversal(supervisor, learner.learnerId, entryId)).body.requestId
    await decides(approver, await declares('班一'))
    const [first] = (await entriesOf(learner.learnerId)).map(({ entryId }) => entryId)
    await decides(approver, await reverses(`${first}`))
    const crossing = [await reverses(`${first}-R`), await declares('班二'), await reverses(`${first}-R`), await declares('班三')]
    await Promise.all(crossing.flatMap((requestId) => [approver, second].map((who) => decides(who, requestId))))
    expect(await hoursOf(learner.learnerId)).toBe(6)
    // Whoever took the room gives it up again: then there is room for what was taken back.
    const taken = (await entriesOf(learner.learnerId)).filter((entry) => entry.studyHours > 0 && entry.entryId !== first)[0]?.entryId ?? ''
    await decides(approver, await reverses(taken))
    expect(await hoursOf(learner.learnerId)).toBe(0)
    const back = await reverses(`${taken}-R`)
    expect((await decides(approver, back)).body.rows[0]?.result).toEqual({ entered: 1, present: 0, overDay: 0 })
    const late = taken.startsWith(`${first}`) ? await declares('班四') : await reverses(`${first}-R`)
    expect((await decides(approver, late)).body.rows[0]?.result).toEqual({ entered: 0, present: 0, overDay: 1 })
    expect(await hoursOf(learner.learnerId)).toBe(6)
  })

  test('duplicate and concurrent imports of a class give one entry for each learner and day, of one request', async () => {
    const { people, supervisor, editor, approver, second } = await aCounty(4)
    const asked = await Promise.all(
      [supervisor, editor, supervisor].map(
        async (who, n) =>
          (await asksDeclaration(who, people, { studyHours: n + 1, days: ['2026-03-10', '2026-03-12'] })).body.request?.requestId ?? '',
      ),
    )
    await Promise.all(asked.flatMap((requestId) => [approver, second].map((who) => decides(who, requestId))))
    for (const { learnerId } of people) {
      const entries = await entriesOf(learnerId)
      expect(entries.map((entry) => (entry.kind === 'declaration' ? entry.dayOn : '')).sort()).toEqual(['2026-03-10', '2026-03-12'])
      expect(entries.every(({ studyHours }) => studyHours <= 3)).toBe(true)
    }
  })

  test('200 two hundred learners in one request', async () => {
    const { county, supervisor, approver } = await aCounty()
    const people = await Promise.all(Array.from({ length: 200 }, (_, n) => aLearner({ organisation: county, name: `学员${n}` })))
    const asked = (await asksDeclaration(supervisor, people)).body
    expect(asked.accepted).toBe(200)
    expect((await decides(approver, asked.request?.requestId ?? '')).body.rows.filter(({ result }) => result?.entered === 1)).toHaveLength(
      200,
    )
  }, 30_000)
})
