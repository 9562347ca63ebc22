import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { presignUrl } from '@zhixing/functions/core/aws/signature'
import { environment } from '@zhixing/functions/core/environment'
import * as catalogue from '@zhixing/shared/catalogue/contract'
import {
  aDeclaration,
  attendanceSheet,
  bucketClock,
  bucketFolder,
  buckets,
  evidence,
  fetchFile,
  hashOf,
  openEvidence,
  putEvidence,
  requestUpload,
} from '../../support/corrections/evidence'
import { requestedAt } from '../../support/corrections/given'
import { request } from '../../support/request'

describe('the address of a file opens', () => {
  const addressOf = async () => {
    const { editor, requestId } = await aDeclaration()
    return { editor, address: new URL((await openEvidence(editor, requestId)).body.url) }
  }
  const without = (url: URL) => url.origin + url.pathname

  test('the file until it expires, and nothing a millisecond later', async () => {
    const { address } = await addressOf()
    bucketClock.now = new Date(requestedAt.getTime() + 299_999)
    expect((await fetchFile(address.href)).status).toBe(200)
    bucketClock.now = new Date(requestedAt.getTime() + 300_000)
    expect((await fetchFile(address.href)).status).toBe(403)
  })

  test('no other file, and nothing with changed parameters or a signature made for something else', async () => {
    const { address, editor } = await addressOf()
    const other = '%PDF-1.4 另一张'
    expect(await putEvidence(editor, other)).toBe(200)
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
    const forUpload = (await requestUpload(editor)).body.uploadUrl
    const unsigned = without(address)
    const forged = withParameter('X-Amz-Signature', '0'.repeat(64))
    for (const url of [elsewhere.href, longer, later, renamed, forUpload, unsigned, forged]) {
      const { status, text } = await fetchFile(url)
      expect([url, status, text]).toEqual([url, 403, 'SignatureDoesNotMatch'])
    }
    // Control: only the signature stood in the way.
    const access = { method: 'GET', seconds: 600 } as const
    const scope = { region: environment.region, service: 's3' }
    const url = new URL(without(address))
    const signedAgain = presignUrl(url, access, scope, environment.awsCredentials, requestedAt)
    expect((await fetchFile(signedAgain)).text).toBe(attendanceSheet)
  })

  test('nothing without a signature, not even whether the file exists; no public address leads to it', async () => {
    const { address, editor } = await addressOf()
    const absentFile = without(address).replace(evidence.sha256, hashOf('nothing'))
    expect([await fetchFile(without(address)), await fetchFile(absentFile)]).toMatchObject([
      { status: 403 },
      { status: 403 },
    ])
    const path = address.pathname.slice('/evidence/'.length)
    for (const publicPath of [
      path,
      `uploads/${path}`,
      `../evidence/${path}`,
      `..%2Fevidence%2F${path}`,
      `evidence/${path}`,
    ])
      expect((await fetchFile(`${address.origin}/media/${publicPath}`)).status).not.toBe(200)
    expect(existsSync(join(bucketFolder, 'evidence', path))).toBe(true)
    // control: the same room serves public files
    const { contentType, sha256 } = evidence
    const film = { contentType, sha256, bytes: Buffer.byteLength(attendanceSheet) }
    const { uploadUrl, mediaUrl, headers } = (
      await request(catalogue.createUpload, film, { token: editor.token, now: requestedAt })
    ).body
    const put = {
      method: 'PUT',
      body: attendanceSheet,
      headers: { ...headers, 'content-length': `${film.bytes}` },
    }
    expect((await buckets.fetch(new Request(uploadUrl, put))).status).toBe(200)
    expect((await fetchFile(address.origin + mediaUrl)).text).toBe(attendanceSheet)
  })
})
