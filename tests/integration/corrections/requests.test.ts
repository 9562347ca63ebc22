import { describe, expect, test } from '@jest/globals'
import { settleRequests } from '@zhixing/functions/corrections/settle-requests'
import {
  decide,
  findRequest,
  findToSettle,
  rememberToSettle,
  requestReversal,
} from '@zhixing/functions/corrections/store/requests'
import { listEntries } from '@zhixing/functions/ledger/api'
import * as contract from '@zhixing/shared/corrections/contract'
import * as ledgerContract from '@zhixing/shared/ledger/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { totalHours } from '@zhixing/shared/ledger/rules'
import { ulid } from 'ulid'
import { aCounty, anAwardFor, evidenceFile, requestedAt } from '../../support/corrections/given'
import {
  fetchCreditRequest,
  sendCreditDecision,
  sendCreditWithdrawal,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { grantRoleTo } from '../../support/identity/given'
import { request, staffToken } from '../../support/request'

const transcriptOf = async ({ token }: { token: string }) =>
  (await request(credits.getTranscript, { creditYear: 2026 }, { token, now: requestedAt })).body
const hoursOf = async (learnerId: string) => totalHours(await listEntries(learnerId))

describe('a reversal', () => {
  test('200 one person asks, another approves; the learner sees what was taken back, why, and whom to ask', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const asked = (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body
    expect(asked).toMatchObject({
      kind: 'reversal',
      state: 'open',
      studyHours: -1,
      learnerName: '学员甲',
      actions: ['withdraw'],
      entry: { entryId },
    })
    expect((await transcriptOf(learner)).studyHours).toBe(1)
    const approved = (await sendCreditDecision(approver, asked.requestId)).body
    expect(approved).toMatchObject({
      state: 'approved',
      settledAt: requestedAt.toISOString(),
      actions: [],
      rows: [{ result: { entered: 1 } }],
    })
    const transcript = await transcriptOf(learner)
    expect(transcript).toMatchObject({
      studyHours: 0,
      byRequirement: [{ studyHours: 0, courses: 0, classDays: 0 }],
    })
    expect(transcript.entries.find(({ kind }) => kind === 'reversal')).toMatchObject({
      ...{
        entryId: `${entryId}-R`,
        reverses: entryId,
        studyHours: -1,
        reason: '同一门课重复计入',
        evidenceHash: evidenceFile.sha256,
      },
      ...{
        organisationName: '甲县',
        requestedBy: supervisor.learnerId,
        approvedBy: approver.learnerId,
        approvedAt: requestedAt.toISOString(),
      },
    })
  })

  test('200 a reversal that was itself reversed gives back what it took', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    for (const id of [entryId, `${entryId}-R`]) {
      const { requestId } = (await sendReversalRequest(supervisor, learner.learnerId, id)).body
      await sendCreditDecision(approver, requestId)
    }
    expect((await transcriptOf(learner)).studyHours).toBe(1)
    expect((await sendReversalRequest(supervisor, learner.learnerId, entryId)).type).toBe(
      'credits/already-reversed',
    )
  })

  test('Q1 the same request asked again is the same request; another’s id is stale', async () => {
    const { learner, supervisor, approver, county } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const requestId = ulid()
    const first = (await sendReversalRequest(supervisor, learner.learnerId, entryId, { requestId })).body
    expect(
      (await sendReversalRequest(supervisor, learner.learnerId, entryId, { requestId, reason: '别的' })).body,
    ).toEqual(first)
    await grantRoleTo(approver.learnerId, 'supervisor', county.organisationId)
    expect((await sendReversalRequest(approver, learner.learnerId, entryId, { requestId })).type).toBe(
      'request/stale',
    )
    await sendCreditDecision(approver, requestId)
    expect(
      (await sendReversalRequest(supervisor, learner.learnerId, entryId, { requestId })).body.state,
    ).toBe('approved')
  })

  test('404 and 409 no such entry, another learner’s entry, reversed already', async () => {
    const { people, supervisor, approver } = await aCounty(2)
    const [one, other] = people as [(typeof people)[0], (typeof people)[0]]
    const entryId = await anAwardFor(one.learnerId)
    expect((await sendReversalRequest(supervisor, other.learnerId, entryId)).type).toBe(
      'credits/entry-not-found',
    )
    expect((await sendReversalRequest(supervisor, ulid(), entryId)).type).toBe('credits/learner-not-found')
    const [{ requestId }, { requestId: second }] = [
      (await sendReversalRequest(supervisor, one.learnerId, entryId)).body,
      (await sendReversalRequest(supervisor, one.learnerId, entryId)).body,
    ]
    await sendCreditDecision(approver, requestId)
    expect((await sendReversalRequest(supervisor, one.learnerId, entryId)).type).toBe(
      'credits/already-reversed',
    )
    expect((await sendCreditDecision(approver, second)).body.rows[0]?.result).toEqual({
      entered: 0,
      present: 1,
      overDay: 0,
    })
    expect(await hoursOf(one.learnerId)).toBe(0)
  })

  test('a module above asks once for each entry and origin', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    const asked = {
      learnerId: learner.learnerId,
      entryId,
      reason: '核查结论',
      evidenceHash: 'a'.repeat(64),
      evidenceName: '核查记录',
      requestedBy: supervisor.learnerId,
    }
    const ids = await Promise.all(
      ['甲', '甲', '甲', '乙'].map((origin) => requestReversal({ ...asked, origin }, requestedAt)),
    )
    expect(new Set(ids).size).toBe(2)
    expect((await fetchCreditRequest(approver, ids[0] ?? '')).body).toMatchObject({
      state: 'open',
      reason: '核查结论',
      evidence: { sha256: 'a'.repeat(64) },
    })
    await sendCreditDecision(approver, ids[0] ?? '')
    expect(await requestReversal({ ...asked, origin: '甲' }, requestedAt)).toBe(ids[0])
    await expect(requestReversal({ ...asked, origin: '丙' }, requestedAt)).rejects.toMatchObject({
      type: 'credits/already-reversed',
    })
    await expect(
      requestReversal({ ...asked, origin: '丁', requestedBy: learner.learnerId }, requestedAt),
    ).rejects.toMatchObject({
      type: 'credits/learner-not-found',
    })
  })
})

describe('two people', () => {
  test('403 same-person: who asked may not decide, whatever roles he holds; he may withdraw', async () => {
    const { learner, supervisor, county } = await aCounty()
    await grantRoleTo(supervisor.learnerId, 'approver', county.organisationId)
    await grantRoleTo(supervisor.learnerId, 'system', county.organisationId)
    const { requestId, barred, actions } = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body
    expect([barred, actions]).toEqual(['credits/same-person', ['withdraw']])
    for (const approve of [true, false])
      expect((await sendCreditDecision(supervisor, requestId, approve)).type).toBe('credits/same-person')
    expect((await sendCreditWithdrawal(supervisor, requestId)).body).toMatchObject({
      state: 'withdrawn',
      actions: [],
    })
    expect((await sendCreditWithdrawal(supervisor, requestId)).status).toBe(200)
    expect((await fetchCreditRequest(supervisor, requestId)).body.state).toBe('withdrawn')
  })

  test('403 own-hours: nobody approves what concerns himself', async () => {
    const { county, supervisor, approver, second, people } = await aCounty()
    const own = (
      await sendReversalRequest(supervisor, approver.learnerId, await anAwardFor(approver.learnerId))
    ).body
    expect((await sendCreditDecision(approver, own.requestId)).type).toBe('credits/own-hours')
    expect((await fetchCreditRequest(approver, own.requestId)).body.barred).toBe('credits/own-hours')
    const trained = (await sendDeclarationRequest(supervisor, [...people, { ...approver }])).body.request
    expect((await sendCreditDecision(approver, trained?.requestId ?? '')).type).toBe('credits/own-hours')
    expect((await sendCreditDecision(second, trained?.requestId ?? '')).body.state).toBe('approved')
    expect(county.names).toHaveLength(2)
  })

  test('Q1 the item itself refuses, should the code before it ever let somebody through', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const { requestId } = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body
    const stored = await findRequest(requestId)
    if (!stored) throw new Error('no request')
    const by = (decidedBy: string, to: 'approved' | 'rejected' | 'withdrawn' = 'approved') =>
      decide(stored, { to, decidedBy, decidedByName: '某人', decidedAt: requestedAt.toISOString() })
    expect(await by(supervisor.learnerId)).toBe(false)
    expect(await by(supervisor.learnerId, 'rejected')).toBe(false)
    expect(await by(learner.learnerId)).toBe(false)
    expect(await by(approver.learnerId, 'withdrawn')).toBe(false)
    expect(await by(approver.learnerId)).toBe(true)
    expect(await by(approver.learnerId)).toBe(false)
    expect((await findRequest(requestId))?.decidedBy).toBe(approver.learnerId)
  })

  test('409 wrong-state: what is decided stays decided', async () => {
    const { learner, supervisor, approver, second } = await aCounty()
    const { requestId } = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body
    expect((await sendCreditDecision(approver, requestId, false, '')).type).toBe('request/invalid')
    expect(
      (await request(contract.decideCreditRequest, { requestId, approve: false }, { token: approver.token }))
        .type,
    ).toBe('request/invalid')
    expect((await sendCreditDecision(approver, requestId, false)).body).toMatchObject({
      state: 'rejected',
      decisionReason: '材料不全',
    })
    expect((await sendCreditDecision(approver, requestId, false)).status).toBe(200)
    expect((await sendCreditDecision(approver, requestId)).type).toBe('credits/wrong-state')
    expect((await sendCreditDecision(second, requestId, false)).type).toBe('credits/wrong-state')
    expect((await sendCreditWithdrawal(supervisor, requestId)).type).toBe('credits/wrong-state')
    expect(await hoursOf(learner.learnerId)).toBe(1)
  })

  test('404 request-not-found and 403: outside one’s scope or role', async () => {
    const { learner, supervisor, editor, approver } = await aCounty()
    const other = await aCounty()
    const entryId = await anAwardFor(learner.learnerId)
    expect((await sendReversalRequest(editor, learner.learnerId, entryId)).type).toBe('request/forbidden')
    expect((await sendReversalRequest(approver, learner.learnerId, entryId)).type).toBe('request/forbidden')
    expect((await sendReversalRequest(other.supervisor, learner.learnerId, entryId)).type).toBe(
      'credits/learner-not-found',
    )
    const { requestId } = (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body
    for (const who of [other.approver, other.supervisor, editor]) {
      expect((await fetchCreditRequest(who, requestId)).type).toBe('credits/request-not-found')
      expect((await sendCreditDecision(who, requestId)).type).toBe('credits/request-not-found')
      expect((await sendCreditWithdrawal(who, requestId)).type).toBe('credits/request-not-found')
    }
    expect((await sendCreditWithdrawal(approver, requestId)).type).toBe('request/forbidden')
    expect((await fetchCreditRequest({ token: await staffToken(learner.learnerId) }, requestId)).type).toBe(
      'request/forbidden',
    )
    const secondAsker = await aCounty()
    expect((await sendCreditDecision({ token: secondAsker.supervisor.token }, requestId)).type).toBe(
      'credits/request-not-found',
    )
    expect((await sendCreditDecision(supervisor, requestId)).type).toBe('request/forbidden')
  })

  test('concurrent approvals by two people, repeated: one decision, one entry', async () => {
    const { learner, supervisor, approver, second } = await aCounty()
    const { requestId } = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body
    const answers = await Promise.all(
      [approver, second, approver, second, approver].map((who) => sendCreditDecision(who, requestId)),
    )
    const winners = answers.filter(({ status }) => status === 200).map(({ body }) => body.decidedByName)
    expect(winners.length).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status !== 200).map(({ type }) => type)).toEqual(
      answers.filter(({ status }) => status !== 200).map(() => 'credits/wrong-state'),
    )
    expect((await listEntries(learner.learnerId)).filter(({ kind }) => kind === 'reversal')).toHaveLength(1)
    expect(await hoursOf(learner.learnerId)).toBe(0)
  })
})

describe('lists and look-ups', () => {
  test('Q2 requests of my scope by state, newest first, page by page; only these', async () => {
    const { learner, supervisor, editor, approver, county } = await aCounty()
    const other = await aCounty()
    const asked: string[] = []
    for (let n = 0; n < 23; n++) {
      const title = `班${n}`
      const now = new Date(requestedAt.getTime() + n * 1000)
      const input = {
        requestId: ulid(),
        class: {
          title,
          days: ['2026-03-10'],
          studyHours: 1,
          categoryId: 'law',
          requirement: 'required' as const,
          subject: 'general' as const,
        },
      }
      const rows = [{ rosterCode: learner.rosterCode, name: learner.name }]
      asked.unshift(
        (
          await request(
            contract.askDeclaration,
            { ...input, rows, reason: '事由', evidence: evidenceFile },
            { token: supervisor.token, now },
          )
        ).body.request?.requestId ?? '',
      )
    }
    const reversal = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body.requestId
    await sendCreditWithdrawal(supervisor, reversal)
    const list = async (who: { token: string }, input = {}) =>
      (await request(contract.listCreditRequests, input, { token: who.token })).body
    const first = await list(approver, { state: 'open' })
    const rest = await list(approver, { state: 'open', cursor: first.cursor })
    expect([...first.requests, ...rest.requests].map(({ requestId }) => requestId)).toEqual(asked)
    expect([first.requests.length, rest.cursor]).toEqual([20, undefined])
    expect((await list(approver, { state: 'withdrawn' })).requests).toMatchObject([
      { requestId: reversal, kind: 'reversal', studyHours: -1 },
    ])
    expect((await list(editor, { state: 'withdrawn' })).requests).toEqual([])
    expect((await list(other.approver)).requests).toEqual([])
    expect(
      (
        await request(
          contract.listCreditRequests,
          { state: 'rejected', cursor: first.cursor },
          { token: approver.token },
        )
      ).type,
    ).toBe('request/cursor-invalid')
    expect(
      (await request(contract.listCreditRequests, {}, { token: await staffToken(learner.learnerId) })).type,
    ).toBe('request/forbidden')
    expect(county.orgPath).toContain('/')
  }, 30_000)

  test('I2 a supervisor finds a learner by roster code and reads the transcript; outside the scope there is nobody', async () => {
    const { learner, supervisor, approver, editor } = await aCounty()
    const other = await aCounty()
    await anAwardFor(learner.learnerId)
    const find = (who: { token: string }, rosterCode = learner.rosterCode) =>
      request(ledgerContract.findManagedLearner, { rosterCode }, { token: who.token, now: requestedAt })
    const read = (who: { token: string }, learnerId = learner.learnerId) =>
      request(ledgerContract.getManagedTranscript, { learnerId }, { token: who.token, now: requestedAt })
    for (const who of [supervisor, approver]) {
      expect((await find(who)).body).toEqual({
        learnerId: learner.learnerId,
        name: '学员甲',
        rosterCode: learner.rosterCode,
        organisationNames: ['某单位', '甲县'],
      })
      expect((await read(who)).body).toMatchObject({
        studyHours: 1,
        learner: { name: '学员甲' },
        entries: [{ kind: 'award' }],
      })
    }
    for (const ask of [find, read]) {
      expect((await ask(other.supervisor)).type).toBe('credits/learner-not-found')
      expect((await ask(editor)).type).toBe('request/forbidden')
    }
    expect((await find(supervisor, '00000000')).type).toBe('credits/learner-not-found')
    expect((await read(supervisor, ulid())).type).toBe('credits/learner-not-found')
  })

  test('Q3 what was interrupted is settled by the schedule; a row of what was never approved goes after five minutes', async () => {
    const { learner, supervisor, approver } = await aCounty()
    const { requestId } = (
      await sendReversalRequest(supervisor, learner.learnerId, await anAwardFor(learner.learnerId))
    ).body
    const waiting = async () => (await findToSettle()).map((row) => row.requestId)
    await rememberToSettle(requestId, requestedAt.toISOString())
    await settleRequests(new Date(requestedAt.getTime() + 60_000))
    expect(await waiting()).toContain(requestId)
    const stored = await findRequest(requestId)
    if (stored)
      await decide(stored, {
        to: 'approved',
        decidedBy: approver.learnerId,
        decidedByName: '某人',
        decidedAt: requestedAt.toISOString(),
      })
    expect(await hoursOf(learner.learnerId)).toBe(1)
    await settleRequests(new Date(requestedAt.getTime() + 60_000))
    expect([await hoursOf(learner.learnerId), (await waiting()).includes(requestId)]).toEqual([0, false])
    const never = ulid()
    await rememberToSettle(never, requestedAt.toISOString())
    await settleRequests(new Date(requestedAt.getTime() + 6 * 60_000))
    expect(await waiting()).not.toContain(never)
  })
})
