import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, jest } from '@jest/globals'
import { environment } from '@zhixing/functions/core/environment'
import { bucketRoutes } from '@zhixing/local/storage/bucket-routes'
import { mediaRoutes } from '@zhixing/local/storage/media-routes'
import * as contract from '@zhixing/shared/corrections/contract'
import { Hono } from 'hono'
import { request } from '../request'
import { aCounty, requestedAt } from './given'
import { sendDeclarationRequest } from './when'

/** Where the buckets keep their files. */
export const bucketFolder = mkdtempSync(join(tmpdir(), 'zhixing-evidence-'))
afterAll(() => rmSync(bucketFolder, { recursive: true }))

/** The time in the buckets, which a test may set. */
export const bucketClock = { now: requestedAt }

/** What the functions logged at level `info`. */
export const logLines = jest.spyOn(console, 'info').mockImplementation(() => undefined)
beforeEach(() => {
  bucketClock.now = requestedAt
  logLines.mockClear()
})

/** The buckets of `npm start`, at the time of the test. */
const bucketOptions = (name: string) => ({
  folder: join(bucketFolder, name),
  credentials: environment.awsCredentials,
  now: () => bucketClock.now,
})
export const buckets = new Hono()
buckets.route('/evidence', bucketRoutes(bucketOptions('evidence')))
buckets.route('/media', mediaRoutes(bucketOptions('media')))

export const fetchFile = async (url: string) => {
  const answer = await buckets.fetch(new Request(url))
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

export const attendanceSheet = '%PDF-1.4 签到表：学员甲、学员乙'
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const fileFacts = (text = attendanceSheet) =>
  ({ contentType: 'application/pdf', sha256: hashOf(text) }) as const
export const evidence = { fileName: '签到表（三月）.pdf', ...fileFacts() }

type Staff = { token: string }

export const requestUpload = ({ token }: Staff, text = attendanceSheet) =>
  request(
    contract.createEvidenceUpload,
    { ...fileFacts(text), bytes: Buffer.byteLength(text) },
    { token, now: requestedAt },
  )

/** Uploads `sent` to the address that was signed for `text`; returns the status. */
export async function putEvidence(who: Staff, text = attendanceSheet, sent = text) {
  const { uploadUrl, headers } = (await requestUpload(who, text)).body
  const length = { 'content-length': `${Buffer.byteLength(sent)}` }
  return (
    await buckets.fetch(
      new Request(uploadUrl, { method: 'PUT', body: sent, headers: { ...headers, ...length } }),
    )
  ).status
}

export const openEvidence = ({ token }: Staff, requestId: string) =>
  request(contract.getEvidence, { requestId }, { token, now: requestedAt })

/** A declared class with its attendance sheet, not decided yet. */
export async function aDeclaration() {
  const county = await aCounty(2)
  expect(await putEvidence(county.editor)).toBe(200)
  const requested = (await sendDeclarationRequest(county.editor, county.people, {}, { evidence })).body
    .request
  return { ...county, requestId: requested?.requestId ?? '' }
}
