import { describe, expect, test } from '@jest/globals'
import { encodePath, encodeQuery, presignUrl, signHeaders } from '@zhixing/functions/core/aws/signature'

describe('the examples of the Amazon S3 API Reference', () => {
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  const scope = { region: 'us-east-1', service: 's3' }
  const date = new Date('2013-05-24T00:00:00.000Z')
  const host = 'examplebucket.s3.amazonaws.com'
  const signatureIn = (headers: Record<string, string>) => headers.authorization?.split('Signature=')[1]

  test('GET Object', () => {
    const request = { method: 'GET', path: '/test.txt', headers: { host, range: 'bytes=0-9' }, body: '' }
    expect(signatureIn(signHeaders(request, scope, credentials, date))).toBe(
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    )
  })

  test('PUT Object', () => {
    const path = encodePath(new URL(`https://${host}/test$file.text`))
    const headers = {
      host,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    }
    const request = { method: 'PUT', path, headers, body: 'Welcome to Amazon S3.' }
    expect(signatureIn(signHeaders(request, scope, credentials, date))).toBe(
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    )
  })

  test('GET Bucket (List Objects)', () => {
    const query = encodeQuery([
      ['prefix', 'J'],
      ['max-keys', '2'],
    ])
    const request = { method: 'GET', query, headers: { host }, body: '' }
    expect(signatureIn(signHeaders(request, scope, credentials, date))).toBe(
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    )
  })

  test('a presigned GET for a day', () => {
    const address = presignUrl(
      new URL(`https://${host}/test.txt`),
      { method: 'GET', seconds: 86_400 },
      scope,
      credentials,
      date,
    )
    expect(new URL(address).searchParams.get('X-Amz-Signature')).toBe(
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    )
  })
})
