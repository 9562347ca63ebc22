import { describe, expect, test } from '@jest/globals'
import { createReadAddress, createUploadAddress } from '@zhixing/functions/core/storage/file-address'
import { hashOf } from '../../support/corrections/evidence'
import { requestedAt } from '../../support/corrections/given'

describe('signed addresses of a bucket', () => {
  const object = new URL('https://evidence.s3.cn-northwest-1.amazonaws.com.cn/evidence/01J/a.pdf')
  const signedOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

  test('an upload address signs type, length and hash; a read address signs the file name and lasts five minutes', async () => {
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
