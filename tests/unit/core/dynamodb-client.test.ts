import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { signedHeaders } from '@zhixing/functions/core/dynamodb/aws-signature'
import { createTransport } from '@zhixing/functions/core/dynamodb/client'
import { marshalled, unmarshalled } from '@zhixing/functions/core/dynamodb/marshall'
import { AwsClient } from 'aws4fetch'
import fc from 'fast-check'

type Reply = { status: number; body: string } | 'hang up' | 'half'
let replies: Reply[] = []
let received: { headers: http.IncomingHttpHeaders; body: string }[] = []
const server = http.createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  received.push({ headers: request.headers, body })
  const reply = replies.shift() ?? { status: 200, body: '{}' }
  if (reply === 'hang up') return request.socket.destroy()
  if (reply === 'half')
    return response
      .writeHead(200, { 'content-length': 99 })
      .write('{"Item":{"a":', () => request.socket.destroy())
  response.writeHead(reply.status, { 'content-length': Buffer.byteLength(reply.body) }).end(reply.body)
})
let client: ReturnType<typeof createTransport>
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = () => ({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'session' })
  client = createTransport({ region: 'cn-northwest-1', endpoint, credentials })
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  replies = []
  received = []
})

const get = () => client.send(new GetCommand({ TableName: 'T', Key: { pk: 'a' }, ConsistentRead: true }))
const problem = (status: number, type: string): Reply => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws#${type}`, message: 'why' }),
})

test('a command travels as one signed POST, an answer comes back as values', async () => {
  replies = [
    {
      status: 200,
      body: '{"Item":{"pk":{"S":"a"},"n":{"N":"1.5"},"l":{"L":[{"BOOL":true},{"NULL":true}]}}}',
    },
  ]
  expect(await get()).toEqual({ Item: { pk: 'a', n: 1.5, l: [true, null] } })
  expect(received[0]?.headers).toMatchObject({
    'x-amz-target': 'DynamoDB_20120810.GetItem',
    'x-amz-security-token': 'session',
  })
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    TableName: 'T',
    Key: { pk: { S: 'a' } },
    ConsistentRead: true,
  })
})

test.each<[string, Reply]>([
  ['throttling', problem(400, 'ThrottlingException')],
  ['a table that is busy', problem(400, 'ProvisionedThroughputExceededException')],
  ['an internal error', problem(500, 'InternalServerError')],
  ['an error page', { status: 503, body: '<html>' }],
  ['a broken connection', 'hang up'],
  ['half an answer', 'half'],
])('after %s it tries again', async (_, reply) => {
  replies = [reply, reply]
  expect(await get()).toEqual({})
  expect(received).toHaveLength(3)
})

test('after four attempts it gives up, with the SDK’s error', async () => {
  replies = Array.from({ length: 4 }, () => problem(400, 'ThrottlingException'))
  await expect(get()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'why' })
  expect(received).toHaveLength(4)
})

test.each([
  ['ConditionalCheckFailedException', ConditionalCheckFailedException],
  ['ValidationException', Error],
  ['ResourceNotFoundException', Error],
])('%s is an answer and is not asked for again', async (name, kind) => {
  replies = [problem(400, name)]
  const error = await client
    .send(new PutCommand({ TableName: 'T', Item: { pk: 'a' } }))
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(kind)
  expect(error).toMatchObject({ name })
  expect(received).toHaveLength(1)
})

test('a command it does not know is refused before anything is sent', async () => {
  await expect(client.send(new TransactWriteCommand({ TransactItems: [] }))).rejects.toThrow('does not know')
  expect(received).toHaveLength(0)
})

test('what stands in its first step sees every command, and may answer in its place', async () => {
  const seen: string[] = []
  const watch = ((next: (given: unknown) => unknown, { commandName }: { commandName: string }) =>
    (given: unknown) => {
      seen.push(commandName)
      return commandName === 'QueryCommand' ? { output: { Items: [] } } : next(given)
    }) as never
  client.middlewareStack.add(watch, { step: 'initialize', name: 'watch' })
  await get()
  expect(await client.send(new QueryCommand({ TableName: 'T' }))).toEqual({ Items: [] })
  client.middlewareStack.remove('watch')
  await client.send(new UpdateCommand({ TableName: 'T', Key: { pk: 'a' } }))
  expect(seen).toEqual(['GetCommand', 'QueryCommand'])
  expect(received).toHaveLength(2)
})

const options = { removeUndefinedValues: true }
function isMarshallable(value: unknown): boolean {
  try {
    marshall({ value }, options)
    return true
  } catch {
    return false
  }
}

describe('the wire', () => {
  test('whatever the value, it is what the SDK makes of it', () => {
    const value = fc.oneof(
      fc.anything({ withNullPrototype: false, maxDepth: 3 }).filter(isMarshallable),
      fc.constantFrom(
        0,
        -0,
        1.5,
        '',
        true,
        null,
        12n,
        new Set(['a']),
        new Set([1, 2]),
        new Uint8Array([1]),
        new Map([['a', 1]]),
      ),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (Item) => {
        expect(marshalled({ Item })).toEqual({ Item: marshall(Item, options) })
      }),
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53 + 2, new Set(), new Date(), Symbol('a')])(
    '%s is refused',
    (a) => {
      expect(() => marshalled({ Item: { a } })).toThrow()
      expect(() => marshall({ a }, options)).toThrow()
    },
  )

  test('batches of both kinds, there and back', () => {
    const write = {
      RequestItems: {
        T: [{ PutRequest: { Item: { pk: 'a', gone: undefined } } }, { DeleteRequest: { Key: { pk: 'b' } } }],
      },
    }
    expect(marshalled(write)).toEqual({
      RequestItems: {
        T: [{ PutRequest: { Item: { pk: { S: 'a' } } } }, { DeleteRequest: { Key: { pk: { S: 'b' } } } }],
      },
    })
    expect(marshalled({ RequestItems: { T: { Keys: [{ pk: 'a' }], ConsistentRead: true } } })).toEqual({
      RequestItems: { T: { Keys: [{ pk: { S: 'a' } }], ConsistentRead: true } },
    })
    expect(
      unmarshalled({
        Responses: { T: [{ n: { N: '1' } }] },
        UnprocessedKeys: { T: { Keys: [{ pk: { S: 'b' } }] } },
      }),
    ).toEqual({
      Responses: { T: [{ n: 1 }] },
      UnprocessedKeys: { T: { Keys: [{ pk: 'b' }] } },
    })
    expect(unmarshalled({ UnprocessedItems: { T: [{ PutRequest: { Item: { pk: { S: 'a' } } } }] } })).toEqual(
      {
        UnprocessedItems: { T: [{ PutRequest: { Item: { pk: 'a' } } }] },
      },
    )
  })
})

test.each([undefined, 'a session token'])(
  'the signature is the one another implementation makes, session token: %s',
  async (sessionToken) => {
    const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken }
    const host = 'dynamodb.cn-northwest-1.amazonaws.com.cn'
    const sent = {
      'content-type': 'application/x-amz-json-1.0',
      host,
      'x-amz-target': 'DynamoDB_20120810.GetItem',
    }
    const now = new Date('2026-11-23T08:00:01.000Z')
    const ours = signedHeaders(
      sent,
      '{"a":"中"}',
      { region: 'cn-northwest-1', service: 'dynamodb' },
      credentials,
      now,
    )
    const { host: _, ...headers } = sent
    const aws = new AwsClient({ ...credentials, region: 'cn-northwest-1', service: 'dynamodb' })
    const theirs = await aws.sign(`https://${host}/`, {
      method: 'POST',
      headers,
      body: '{"a":"中"}',
      aws: { datetime: '20261123T080001Z', allHeaders: true },
    })
    expect(ours.authorization).toBe(theirs.headers.get('authorization'))
  },
)
