import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import type * as contract from '@zhixing/shared/corrections/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { totalHours } from '@zhixing/shared/ledger/rules'
import { ulid } from 'ulid'
import { aCounty, requestedAt } from '../../support/corrections/given'
import { sendCreditDecision, sendDeclarationRequest } from '../../support/corrections/when'
import { aLearner } from '../../support/identity/given'
import { request } from '../../support/request'

const transcriptOf = async ({ token }: { token: string }) =>
  (await request(credits.getTranscript, { creditYear: 2026 }, { token, now: requestedAt })).body
const hoursOf = async (learnerId: string) => totalHours(await listEntries(learnerId))

describe('offline hours', () => {
  test('200 a class is declared by roster code and name: valid rows are kept, invalid rows are named; a dry run keeps nothing', async () => {
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
    const requestId = ulid()
    const send = () =>
      sendDeclarationRequest(editor, [], { days: ['2026-03-10', '2026-03-11'] }, { requestId, rows })
    const { request: requested, ...answer } = (await send()).body
    expect(answer).toEqual({ accepted: 2, refused })
    expect((await send()).body).toMatchObject(answer) // the first answer was lost
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

  test('200 a dry run checks the list alone, before the class is filled in; a request needs the class', async () => {
    const { people, editor } = await aCounty()
    const rows = people.map(({ rosterCode, name }) => ({ rosterCode: ` ${rosterCode}`, name }))
    const send = (dryRun: boolean) => {
      const sent = { class: undefined, rows: [...rows, { rosterCode: '', name: '谁' }], dryRun }
      return sendDeclarationRequest(editor, [], {}, sent)
    }
    expect((await send(true)).body).toMatchObject({ accepted: 1, refused: [{ row: 2 }] })
    expect((await send(false)).problem?.errors).toEqual([{ path: 'class', message: '请填写班次' }])
  })

  test('400 for a day in the future, too long ago, over the limit of a day, or given twice', async () => {
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
