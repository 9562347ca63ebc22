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

describe('opening evidence', () => {
  test('200 for the requester, the approvers and the supervisors of the scope; the file is the upload, under its name, never cached', async () => {
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

  test('each opening is logged with the person; a refused one is not', async () => {
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

  test('403 forbidden for an editor who may only see the request, and for an approver once another has decided', async () => {
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

  test('403 and 401 for a learner whose hours it proves, on any surface, also as an approver', async () => {
    const { editor, approver, learner, people, requestId } = await aDeclaration()
    expect((await openEvidence({ token: await staffToken(learner.learnerId) }, requestId)).type).toBe(
      'request/forbidden',
    )
    expect((await openEvidence(learner, requestId)).type).toBe('identity/unauthenticated')
    const ownClass = (
      await sendDeclarationRequest(editor, [...people, approver], { title: '另一个班' }, { evidence })
    ).body.request
    expect((await openEvidence(approver, ownClass?.requestId ?? '')).type).toBe('request/forbidden')
  })

  test('404 request-not-found for the same roles of another county', async () => {
    const { requestId } = await aDeclaration()
    const other = await aCounty()
    for (const who of [other.supervisor, other.approver, other.editor])
      expect((await openEvidence(who, requestId)).type).toBe('credits/request-not-found')
  })

  test('404 evidence-not-found without an upload; a requester cannot name a file that another person uploaded', async () => {
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
