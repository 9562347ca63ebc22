import { describe, expect, test } from '@jest/globals'
import { bucketClock, buckets, hashOf, putEvidence, requestUpload } from '../../support/corrections/evidence'
import { aCounty, requestedAt } from '../../support/corrections/given'
import { staffToken } from '../../support/request'

describe('an upload of evidence', () => {
  test('400 or 403 for every file but the one whose hash was signed', async () => {
    const { editor } = await aCounty()
    expect(await putEvidence(editor, 'the sheet as it was', 'the sheet as it is!')).toBe(400)
    expect(await putEvidence(editor, 'the sheet as it was')).toBe(200)
    const { uploadUrl, headers } = (await requestUpload(editor, 'one')).body
    const body = { method: 'PUT', body: 'one' }
    const put = (more: Record<string, string>) =>
      buckets.fetch(
        new Request(uploadUrl, { ...body, headers: { ...headers, 'content-length': '3', ...more } }),
      )
    const otherHash = Buffer.from(hashOf('two'), 'hex').toString('base64')
    expect((await put({ 'x-amz-checksum-sha256': otherHash })).status).toBe(403)
    bucketClock.now = new Date(requestedAt.getTime() + 15 * 60_000)
    expect((await put({})).status).toBe(403)
    bucketClock.now = requestedAt
    expect((await put({})).status).toBe(200)
  })

  test('403 forbidden without a role that may request, 401 with a phone’s token', async () => {
    const { approver, supervisor, learner } = await aCounty()
    expect((await requestUpload(approver)).type).toBe('request/forbidden')
    expect((await requestUpload({ token: await staffToken(learner.learnerId) })).type).toBe(
      'request/forbidden',
    )
    expect((await requestUpload({ token: supervisor.phoneToken })).type).toBe('identity/unauthenticated')
  })
})
