import { describe, expect, test } from '@jest/globals'
import { encodePath, encodeQuery, presignUrl, signHeaders } from '@zhixing/functions/core/aws/signature'
import { AwsClient } from 'aws4fetch'
import fc from 'fast-check'

const region = 'cn-northwest-1'
const now = new Date('2026-11-23T08:00:01.000Z')
const amzDate = '20261123T080001Z'
const sessionTokens = [undefined, 'a session token']

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

describe('an independent implementation computes the same signature', () => {
  const clientFor = (service: string, sessionToken?: string) => {
    const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken }
    const { sessionToken: token, ...keys } = credentials
    return {
      credentials,
      client: new AwsClient({ ...keys, ...(token && { sessionToken: token }), region, service }),
    }
  }

  test.each(sessionTokens)('of a request to DynamoDB, session token: %s', async (sessionToken) => {
    const { credentials, client } = clientFor('dynamodb', sessionToken)
    const host = 'dynamodb.cn-northwest-1.amazonaws.com.cn'
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    }
    const body = '{"a":"中"}'
    const scope = { region, service: 'dynamodb' }
    const ours = signHeaders({ headers: { ...headers, host }, body }, scope, credentials, now)
    const theirs = await client.sign(`https://${host}/`, {
      method: 'POST',
      headers,
      body,
      aws: { datetime: amzDate, allHeaders: true },
    })
    expect(ours.authorization).toBe(theirs.headers.get('authorization'))
  })

  test.each(sessionTokens)('property: of a presigned address, session token: %s', async (sessionToken) => {
    const { credentials, client } = clientFor('s3', sessionToken)
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((each) => !/[+%/\\.?#]/.test(each))
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom('GET' as const, 'PUT' as const),
        async (name, value, method) => {
          const url = new URL('https://evidence.s3.cn-northwest-1.amazonaws.com.cn/')
          url.pathname = `evidence/${encodeURIComponent(name)}`
          url.searchParams.set('response-content-disposition', value)
          const headers = { 'content-type': 'application/pdf' }
          const access = { method, seconds: 300, headers }
          const ours = presignUrl(url, access, { region, service: 's3' }, credentials, now)
          const withExpiry = new URL(url)
          withExpiry.searchParams.set('X-Amz-Expires', '300')
          const aws = { signQuery: true, allHeaders: true, datetime: amzDate }
          const theirs = await client.sign(withExpiry.toString(), { method, headers, aws })
          expect(Object.fromEntries(new URL(ours).searchParams)).toEqual(
            Object.fromEntries(new URL(theirs.url).searchParams),
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
