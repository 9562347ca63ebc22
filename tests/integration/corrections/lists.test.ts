import { expect, test } from '@jest/globals'
import { listCreditRequests, requestDeclaration } from '@zhixing/shared/corrections/contract'
import { findManagedLearner, getManagedTranscript } from '@zhixing/shared/ledger/contract'
import { ulid } from 'ulid'
import {
  aCounty,
  anAwardFor,
  type County,
  classFacts,
  evidenceFile,
  requestedAt,
} from '../../support/corrections/given'
import { sendCreditDecision, sendCreditWithdrawal, sendReversalRequest } from '../../support/corrections/when'
import { grantRoleTo } from '../../support/identity/given'
import { request, staffToken } from '../../support/request'

type Staff = { token: string }

/** Declares as many classes of one learner, a second apart; returns the ids of the requests, newest first. */
async function declareClasses({ learner, supervisor }: County, count: number): Promise<string[]> {
  const requestIds: string[] = []
  for (let n = 0; n < count; n++) {
    const input = {
      requestId: ulid(),
      class: { ...classFacts, days: ['2026-03-10'], title: `班${n}`, studyHours: 1 },
      rows: [{ rosterCode: learner.rosterCode, name: learner.name }],
      reason: '事由',
      evidence: evidenceFile,
    }
    const now = new Date(requestedAt.getTime() + n * 1000)
    const { body } = await request(requestDeclaration, input, { token: supervisor.token, now })
    requestIds.unshift(body.request?.requestId ?? '')
  }
  return requestIds
}

test('Q2 lists the requests of a scope by state, newest first, page by page, and only these', async () => {
  const county = await aCounty()
  const { learner, supervisor, editor, approver } = county
  const other = await aCounty()
  const declared = await declareClasses(county, 23)
  const award = await anAwardFor(learner.learnerId)
  const reversal = (await sendReversalRequest(supervisor, learner.learnerId, award)).body.requestId
  await sendCreditWithdrawal(supervisor, reversal)
  const send = ({ token }: Staff, input = {}) => request(listCreditRequests, input, { token })
  const list = async (staff: Staff, input = {}) => (await send(staff, input)).body

  const first = await list(approver, { state: 'open' })
  const rest = await list(approver, { state: 'open', cursor: first.cursor })
  expect([...first.requests, ...rest.requests].map(({ requestId }) => requestId)).toEqual(declared)
  expect([first.requests.length, rest.cursor]).toEqual([20, undefined])
  expect((await list(approver, { state: 'withdrawn' })).requests).toMatchObject([
    { requestId: reversal, kind: 'reversal', studyHours: -1 },
  ])
  expect((await list(editor, { state: 'withdrawn' })).requests).toEqual([])
  expect((await list(other.approver)).requests).toEqual([])
  const otherFilter = { state: 'rejected', cursor: first.cursor }
  expect((await send(approver, otherFilter)).type).toBe('request/cursor-invalid')
  expect((await send({ token: await staffToken(learner.learnerId) })).type).toBe('request/forbidden')
}, 30_000)

test('Q2 what waits for me: open requests for an approver who may decide them, none for the requester or one concerned', async () => {
  const county = await aCounty()
  const { learner, supervisor, approver, second } = county
  const [decided = '', open = ''] = await declareClasses(county, 2)
  await sendCreditDecision(second, decided, false)
  await grantRoleTo(supervisor.learnerId, 'approver', county.county.organisationId)
  await grantRoleTo(learner.learnerId, 'approver', county.county.organisationId)
  const concerned = { token: await staffToken(learner.learnerId) }
  const waitingFor = async ({ token }: Staff) => {
    const { body } = await request(listCreditRequests, { waitingFor: 'me' }, { token })
    return body.requests.map(({ requestId }) => requestId)
  }
  expect(await waitingFor(approver)).toEqual([open])
  expect(await waitingFor(supervisor)).toEqual([])
  expect(await waitingFor(concerned)).toEqual([])
})

test('I2 a supervisor finds a learner of their scope by roster code and reads the transcript; no other learner', async () => {
  const { learner, supervisor, approver, editor } = await aCounty()
  const other = await aCounty()
  await anAwardFor(learner.learnerId)
  const find = ({ token }: Staff, rosterCode = learner.rosterCode) =>
    request(findManagedLearner, { rosterCode }, { token, now: requestedAt })
  const read = ({ token }: Staff, learnerId = learner.learnerId) =>
    request(getManagedTranscript, { learnerId }, { token, now: requestedAt })
  for (const staff of [supervisor, approver]) {
    expect((await find(staff)).body).toEqual({
      learnerId: learner.learnerId,
      name: '学员甲',
      rosterCode: learner.rosterCode,
      organisationNames: ['某单位', '甲县'],
    })
    expect((await read(staff)).body).toMatchObject({
      studyHours: 1,
      learner: { name: '学员甲' },
      entries: [{ kind: 'award' }],
    })
  }
  for (const send of [find, read]) {
    expect((await send(other.supervisor)).type).toBe('credits/learner-not-found')
    expect((await send(editor)).type).toBe('request/forbidden')
  }
  expect((await find(supervisor, '00000000')).type).toBe('credits/learner-not-found')
  expect((await read(supervisor, ulid())).type).toBe('credits/learner-not-found')
})
