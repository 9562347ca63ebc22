import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { presignUrl } from '@zhixing/functions/core/aws/signature'
import { environment } from '@zhixing/functions/core/environment'
import { createReadAddress, createUploadAddress } from '@zhixing/functions/core/storage/file-address'
import { bucketRoutes } from '@zhixing/local/storage/bucket-routes'
import { mediaRoutes } from '@zhixing/local/storage/media-routes'
import * as catalogue from '@zhixing/shared/catalogue/contract'
import * as contract from '@zhixing/shared/corrections/contract'
import { Hono } from 'hono'
import { aCounty, anAwardFor, requestedAt } from '../../support/corrections/given'
import {
  fetchCreditRequest,
  sendCreditDecision,
  sendDeclarationRequest,
  sendReversalRequest,
} from '../../support/corrections/when'
import { anAdministrator } from '../../support/identity/given'
import { request, staffToken } from '../../support/request'

const folder = mkdtempSync(join(tmpdir(), 'zhixing-evidence-'))
afterAll(() => rmSync(folder, { recursive: true }))

let now = requestedAt
const said = jest.spyOn(console, 'info').mockImplementation(() => undefined)
beforeEach(() => {
  now = requestedAt
  said.mockClear()
})
/** The buckets of one machine, at the test's own time. */
const bucketOptions = (name: string) => ({
  folder: join(folder, name),
  credentials: environment.awsCredentials,
  now: () => now,
})
const rooms = new Hono()
rooms.route('/evidence', bucketRoutes(bucketOptions('evidence')))
rooms.route('/media', mediaRoutes(bucketOptions('media')))
const fetched = async (url: string) => {
  const answer = await rooms.fetch(new Request(url))
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

const sheet = '%PDF-1.4 签到表：学员甲、学员乙'
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const facts = (text = sheet) => ({ contentType: 'application/pdf', sha256: hashOf(text) }) as const
const evidence = { fileName: '签到表（三月）.pdf', ...facts() }

type Staff = { token: string }
const asksToPut = ({ token }: Staff, text = sheet) =>
  request(
    contract.createEvidenceUpload,
    { ...facts(text), bytes: Buffer.byteLength(text) },
    { token, now: requestedAt },
  )
async function puts(who: Staff, text = sheet, sent = text) {
  const { uploadUrl, headers } = (await asksToPut(who, text)).body
  const length = { 'content-length': `${Buffer.byteLength(sent)}` }
  return (
    await rooms.fetch(
      new Request(uploadUrl, { method: 'PUT', body: sent, headers: { ...headers, ...length } }),
    )
  ).status
}
const opens = ({ token }: Staff, requestId: string) =>
  request(contract.getEvidence, { requestId }, { token, now: requestedAt })

/** A class that is declared with its sheet, and not decided. */
async function aDeclaration() {
  const county = await aCounty(2)
  expect(await puts(county.editor)).toBe(200)
  const requested = (await sendDeclarationRequest(county.editor, county.people, {}, { evidence })).body
    .request
  return { ...county, requestId: requested?.requestId ?? '' }
}

describe('who may open it', () => {
  test('200 who requested, who may approve, and the supervisors of the scope; the file is what was put, under its name, cached by no one', async () => {
    const { editor, approver, supervisor, province, requestId } = await aDeclaration()
    for (const who of [editor, approver, supervisor, await anAdministrator('supervisor', province)]) {
      const { url, expiresAt } = (await opens(who, requestId)).body
      expect(expiresAt).toBe(new Date(requestedAt.getTime() + 300_000).toISOString())
      const file = await fetched(url)
      expect([file.status, file.text]).toEqual([200, sheet])
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
    await opens(supervisor, requestId)
    await opens(await anAdministrator('editor', (await aCounty()).county), requestId)
    expect(said.mock.calls).toEqual([
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
    expect((await opens(editor, requestId)).type).toBe('request/forbidden')
    expect((await fetchCreditRequest(editor, requestId)).body).toMatchObject({
      evidence,
      evidenceOpens: false,
    })
    expect((await opens(second, requestId)).status).toBe(200) // this approver may still decide
    await sendCreditDecision(approver, requestId)
    expect((await opens(approver, requestId)).status).toBe(200)
    expect((await opens(second, requestId)).type).toBe('request/forbidden')
  })

  test('403 and 401 a learner whose hours rest on it, on any surface, an approver of their own hours among them', async () => {
    const { editor, approver, learner, people, requestId } = await aDeclaration()
    expect((await opens({ token: await staffToken(learner.learnerId) }, requestId)).type).toBe(
      'request/forbidden',
    )
    expect((await opens(learner, requestId)).type).toBe('identity/unauthenticated')
    const withHim = (
      await sendDeclarationRequest(editor, [...people, approver], { title: '另一个班' }, { evidence })
    ).body.request
    expect((await opens(approver, withHim?.requestId ?? '')).type).toBe('request/forbidden')
  })

  test('404 request-not-found: the same roles of another county', async () => {
    const { requestId } = await aDeclaration()
    const other = await aCounty()
    for (const who of [other.supervisor, other.approver, other.editor])
      expect((await opens(who, requestId)).type).toBe('credits/request-not-found')
  })

  test('404 evidence-not-found where no file was put, and no requester names a file that another has put', async () => {
    const { supervisor, learner, requestId } = await aDeclaration()
    const entryId = await anAwardFor(learner.learnerId)
    const bare = (await sendReversalRequest(supervisor, learner.learnerId, entryId)).body
    expect([(await opens(supervisor, bare.requestId)).type, bare.evidenceOpens]).toEqual([
      'credits/evidence-not-found',
      false,
    ])
    const named = (await sendReversalRequest(supervisor, learner.learnerId, entryId, { evidence })).body
    expect((await fetched((await opens(supervisor, named.requestId)).body.url)).status).toBe(404)
    expect((await fetched((await opens(supervisor, requestId)).body.url)).status).toBe(200)
  })
})

describe('what its address opens', () => {
  const addressOf = async () => {
    const { editor, requestId } = await aDeclaration()
    return { editor, address: new URL((await opens(editor, requestId)).body.url) }
  }
  const without = (url: URL) => url.origin + url.pathname

  test('the file until its time is over, and nothing a moment later', async () => {
    const { address } = await addressOf()
    now = new Date(requestedAt.getTime() + 299_999)
    expect((await fetched(address.href)).status).toBe(200)
    now = new Date(requestedAt.getTime() + 300_000)
    expect((await fetched(address.href)).status).toBe(403)
  })

  test('no other file, not with another time, not with what was signed for something else', async () => {
    const { address, editor } = await addressOf()
    const other = '%PDF-1.4 另一张'
    expect(await puts(editor, other)).toBe(200)
    const elsewhere = new URL(address)
    elsewhere.pathname = address.pathname.replace(evidence.sha256, hashOf(other))
    const withParameter = (name: string, value: string) => {
      const altered = new URL(address)
      altered.searchParams.set(name, value)
      return altered.href
    }
    const longer = withParameter('X-Amz-Expires', '600')
    const later = withParameter('X-Amz-Date', '20991231T235959Z')
    const renamed = withParameter('response-content-disposition', 'attachment')
    const forUpload = (await asksToPut(editor)).body.uploadUrl
    const unsigned = without(address)
    const forged = withParameter('X-Amz-Signature', '0'.repeat(64))
    for (const url of [elsewhere.href, longer, later, renamed, forUpload, unsigned, forged]) {
      const { status, text } = await fetched(url)
      expect([url, status, text]).toEqual([url, 403, 'SignatureDoesNotMatch'])
    }
    // Control: only the signature stood in the way.
    const access = { method: 'GET', seconds: 600 } as const
    const scope = { region: environment.region, service: 's3' }
    const url = new URL(without(address))
    const signedAgain = presignUrl(url, access, scope, environment.awsCredentials, requestedAt)
    expect((await fetched(signedAgain)).text).toBe(sheet)
  })

  test('without a signature no one learns even whether a file is there; and no public address leads to it', async () => {
    const { address, editor } = await addressOf()
    const nowhere = without(address).replace(evidence.sha256, hashOf('nothing'))
    expect([await fetched(without(address)), await fetched(nowhere)]).toMatchObject([
      { status: 403 },
      { status: 403 },
    ])
    const path = address.pathname.slice('/evidence/'.length)
    for (const public_ of [
      path,
      `uploads/${path}`,
      `../evidence/${path}`,
      `..%2Fevidence%2F${path}`,
      `evidence/${path}`,
    ])
      expect((await fetched(`${address.origin}/media/${public_}`)).status).not.toBe(200)
    expect(existsSync(join(folder, 'evidence', path))).toBe(true)
    // control: the same room serves public files
    const film = { contentType: 'application/pdf' as const, bytes: Buffer.byteLength(sheet) }
    const { uploadUrl, mediaUrl, headers } = (
      await request(catalogue.createUpload, film, { token: editor.token, now: requestedAt })
    ).body
    const put = { method: 'PUT', body: sheet, headers: { ...headers, 'content-length': `${film.bytes}` } }
    expect((await rooms.fetch(new Request(uploadUrl, put))).status).toBe(200)
    expect((await fetched(address.origin + mediaUrl)).text).toBe(sheet)
  })
})

describe('what is taken', () => {
  test('only the file whose hash was signed, however alike the other is', async () => {
    const { editor } = await aCounty()
    expect(await puts(editor, 'the sheet as it was', 'the sheet as it is!')).toBe(400)
    expect(await puts(editor, 'the sheet as it was')).toBe(200)
    const { uploadUrl, headers } = (await asksToPut(editor, 'one')).body
    const body = { method: 'PUT', body: 'one' }
    const put = (more: Record<string, string>) =>
      rooms.fetch(
        new Request(uploadUrl, { ...body, headers: { ...headers, 'content-length': '3', ...more } }),
      )
    const otherHash = Buffer.from(hashOf('two'), 'hex').toString('base64')
    expect((await put({ 'x-amz-checksum-sha256': otherHash })).status).toBe(403)
    now = new Date(requestedAt.getTime() + 15 * 60_000)
    expect((await put({})).status).toBe(403)
    now = requestedAt
    expect((await put({})).status).toBe(200)
  })

  test('403 forbidden without a role that may request, 401 with a phone’s token', async () => {
    const { approver, supervisor, learner } = await aCounty()
    expect((await asksToPut(approver)).type).toBe('request/forbidden')
    expect((await asksToPut({ token: await staffToken(learner.learnerId) })).type).toBe('request/forbidden')
    expect((await asksToPut({ token: supervisor.phoneToken })).type).toBe('identity/unauthenticated')
  })
})

describe('in a bucket', () => {
  const object = new URL('https://evidence.s3.cn-northwest-1.amazonaws.com.cn/evidence/01J/a.pdf')
  const signedOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

  test('an upload signs type, length and hash, a reading its name and five minutes', async () => {
    const file = { contentType: 'application/pdf', bytes: 3, sha256: hashOf('one') }
    const upload = createUploadAddress(object, file, requestedAt)
    expect(signedOf(upload.uploadUrl)).toMatchObject({
      'X-Amz-Expires': '900',
      'X-Amz-SignedHeaders': 'content-length;content-type;host;x-amz-checksum-sha256',
    })
    const read = signedOf(createReadAddress(object, '签到表 1.pdf', requestedAt).url)
    expect(read).toMatchObject({
      'X-Amz-Expires': '300',
      'X-Amz-SignedHeaders': 'host',
      'response-cache-control': 'private,no-store',
      'response-content-disposition': `inline;filename*=UTF-8''${encodeURIComponent('签到表 1.pdf')}`,
    })
    expect(read['X-Amz-Signature']).toMatch(/^[0-9a-f]{64}$/)
  })
})
