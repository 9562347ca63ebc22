import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { readRange } from '@zhixing/functions/core/storage/read-range'
import { isSignatureValid } from '@zhixing/local/storage/aws-signature-check'
import * as contract from '@zhixing/shared/catalogue/contract'
import { aCourseOffice } from '../../support/catalogue/course-office'
import { anUploadAddress } from '../../support/catalogue/uploaded'
import { anAdministrator } from '../../support/identity/given'
import { request } from '../../support/request'

const sha256 = 'a'.repeat(64)

describe('uploads', () => {
  test('200 an upload address for exactly one file, and the address it is served at', async () => {
    const { token } = await aCourseOffice()
    const { body } = await request(
      contract.createUpload,
      { contentType: 'video/mp4', bytes: 1234, sha256 },
      { token },
    )
    expect(body.mediaUrl).toMatch(/^\/media\/uploads\/[0-9A-Z]{26}\.mp4$/)
    const url = new URL(body.uploadUrl)
    expect(url.origin + url.pathname).toBe(`${process.env.MEDIA_UPLOAD_URL}${body.mediaUrl}`)
    const accepts = (type: string, bytes: number, secondsAfterExpiry = -2) => {
      const headers = { ...body.headers, 'content-type': type, 'content-length': `${bytes}` }
      const put = new Request(body.uploadUrl, { method: 'PUT', headers })
      const at = new Date(Date.parse(body.expiresAt) + secondsAfterExpiry * 1000)
      return isSignatureValid(put, { accessKeyId: 'local', secretAccessKey: 'local' }, at)
    }
    expect([await accepts('video/mp4', 1234), await accepts('video/mp4', 1235)]).toEqual([true, false])
    expect([await accepts('image/jpeg', 1234), await accepts('video/mp4', 1234, 2)]).toEqual([false, false])
  })

  test('other bytes of the same length cannot be put at the address, before the file or after it', async () => {
    const { token } = await aCourseOffice()
    const [film, other] = [Buffer.from('film one'), Buffer.from('film two')]
    const { uploadUrl, headers, mediaUrl } = await anUploadAddress(token, 'mp4', film)
    const put = async (bytes: Buffer, changed: Record<string, string> = {}) => {
      const body = new Uint8Array(bytes)
      const { status } = await fetch(uploadUrl, { method: 'PUT', headers: { ...headers, ...changed }, body })
      return status
    }
    const checksumOfOther = createHash('sha256').update(other).digest('base64')
    const attempts = async () => [
      await put(other),
      await put(other, { 'x-amz-checksum-sha256': checksumOfOther }),
    ]
    expect(await attempts()).toEqual([400, 403])
    expect(await put(film)).toBe(200)
    expect(await attempts()).toEqual([400, 403])
    const stored = await readRange(new URL(mediaUrl, uploadUrl), 0, film.length)
    expect(Buffer.from(stored?.bytes ?? [])).toEqual(film)
  })

  test('403 forbidden without an editor’s role, 401 unauthenticated with a phone’s token', async () => {
    const { token, phoneToken } = await anAdministrator('supervisor')
    for (const contentType of ['video/mp4', 'application/pdf'] as const)
      expect((await request(contract.createUpload, { contentType, bytes: 1, sha256 }, { token })).type).toBe(
        'request/forbidden',
      )
    expect(
      (
        await request(
          contract.createUpload,
          { contentType: 'video/mp4', bytes: 1, sha256 },
          { token: phoneToken },
        )
      ).type,
    ).toBe('identity/unauthenticated')
  })
})
