import { describe, expect, test } from '@jest/globals'
import { presignUrl, signHeaders } from '@zhixing/functions/core/aws/signature'
import { AwsClient } from 'aws4fetch'
import fc from 'fast-check'

const region = 'cn-northwest-1'
const now = new Date('2026-11-23T08:00:01.000Z')
const amzDate = '20261123T080001Z'
const sessionTokens = [undefined, 'a session token']

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
