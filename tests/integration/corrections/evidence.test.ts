import { describe, expect, test } from '@jest/globals'
import {
  aDeclaration,
  attendanceSheet,
  evidence,
  fetchFile,
  logLines,
  openEvidence,
} from '../../support/corrections/evidence'
import { aCounty, anAwardFor, requestedAt } from '../../support/corrections/given'
import {
  fetchCreditRequest,
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { anAdministrator } from '../../support/identity/given'
import { staffToken } from '../../support/request'

describe('who may open it', () => {
  test('200 who requested, who may approve, and the supervisors of the scope; the file is what was put, under its name, cached by no one', async () => {
    const { editor, approver, supervisor, province, requestId } = await aDeclaration()
    for (const who of [editor, approver, supervisor, await anAdministrator('supervisor', province)]) {
      const { url, expiresAt } = (await openEvidence(who, requestId)).body
      expect(expiresAt).toBe(new Date(requestedAt.getTime() + 300_000).toISOString())
      const file = await fetchFile(url)
      expect([file.status, file.text]).toEqual([200, attendanceSheet])
      expect([file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([
        'application/pdf',
        'private,no-store',
      ])
      expect(file.headers.get('content-disposition')).toBe(
        `inline;filename*=UTF-8''${encodeURIComponent('签到表')}%EF%BC%88${encodeURIComponent('三月')}%EF%BC%89.pdf`,
      )
      expect((await fetchCreditRequest(who, requestId)).body).toMatchObject({ evidence, evidenceOpens: true })
    }
  })

  test('who has opened it stands in the log, and who was refused does not', async () => {
    const { supervisor, requestId } = await aDeclaration()
    await openEvidence(supervisor, requestId)
    await openEvidence(await anAdministrator('editor', (await aCounty()).county), requestId)
    expect(logLines.mock.calls).toEqual([
      [
        JSON.stringify({
          level: 'access',
          event: 'evidence-opened',
          evidence: requestId,
          by: supervisor.learnerId,
        }),
      ],
    ])
  })

  test('403 forbidden: who sees the request and answers for nothing in it', async () => {
    const { county, approver, second, requestId } = await aDeclaration()
    const editor = await anAdministrator('editor', county)
    expect((await openEvidence(editor, requestId)).type).toBe('request/forbidden')
    expect((await fetchCreditRequest(editor, requestId)).body).toMatchObject({
      evidence,
      evidenceOpens: false,
    })
    expect((await openEvidence(second, requestId)).status).toBe(200) // this approver may still decide
    await sendCreditDecision(approver, requestId)
    expect((await openEvidence(approver, requestId)).status).toBe(200)
    expect((await openEvidence(second, requestId)).type).toBe('request/forbidden')
  })

  test('403 and 401 a learner whose hours rest on it, on any surface, an approver of their own hours among them', async () => {
    const { editor, approver, learner, people, requestId } = await aDeclaration()
    expect((await openEvidence({ token: await staffToken(learner.learnerId) }, requestId)).type).toBe(
      'request/forbidden',
    )
    expect((await openEvidence(learner, requestId)).type).toBe('identity/unauthenticated')
    const withHim = (
      await sendDeclarationRequest(editor, [...people, approver], { title: '另一个班' }, { evidence })
    ).body.request
    expect((await openEvidence(approver, withHim?.requestId ?? '')).type).toBe('request/forbidden')
  })

  test('404 request-not-found: the same roles of another county', async () => {
    const { requestId } = await aDeclaration()
    const other = await aCounty()
    for (const who of [other.supervisor, other.approver, other.editor])
      expect((await openEvidence(who, requestId)).type).toBe('credits/request-not-found')
  })

  test('404 evidence-not-found where no file was put, and no requester names a file that another has put', async () => {
    const { supervisor, learner, requestId } = await aDeclaration()
    const entryId = await anAwardFor(learner.learnerId)
    const bare = (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body
    expect([(await openEvidence(supervisor, bare.requestId)).type, bare.evidenceOpens]).toEqual([
      'credits/evidence-not-found',
      false,
    ])
    const named = (await sendReversalRequest(supervisor, learner.learnerId, entryId, { evidence })).body
    expect((await fetchFile((await openEvidence(supervisor, named.requestId)).body.url)).status).toBe(404)
    expect((await fetchFile((await openEvidence(supervisor, requestId)).body.url)).status).toBe(200)
  })
})
