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
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { createDynamodbClient } from '@zhixing/functions/core/dynamodb/client'

type Response = { status: number; body: string } | 'closes the connection' | 'breaks off'

let responses: Response[] = []
let received: { headers: http.IncomingHttpHeaders; body: string }[] = []
const server = http.createServer(async (request, reply) => {
  let body = ''
  for await (const part of request) body += part
  received.push({ headers: request.headers, body })
  const response = responses.shift() ?? { status: 200, body: '{}' }
  if (response === 'closes the connection') return request.socket.destroy()
  if (response === 'breaks off')
    return reply
      .writeHead(200, { 'content-length': 99 })
      .write('{"Item":{"a":', () => request.socket.destroy())
  reply.writeHead(response.status, { 'content-length': Buffer.byteLength(response.body) }).end(response.body)
})

let client: ReturnType<typeof createDynamodbClient>
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = () => ({ accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'session' })
  client = createDynamodbClient({ region: 'cn-northwest-1', endpoint, credentials })
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})
beforeEach(() => {
  responses = []
  received = []
})

const get = () => client.send(new GetCommand({ TableName: 'T', Key: { pk: 'a' }, ConsistentRead: true }))
const serviceError = (status: number, type: string): Response => ({
  status,
  body: JSON.stringify({ __type: `com.amazonaws#${type}`, message: 'why' }),
})

test('a command is sent as one signed POST and its output is returned as plain values', async () => {
  const body = '{"Item":{"pk":{"S":"a"},"n":{"N":"1.5"},"l":{"L":[{"BOOL":true},{"NULL":true}]}}}'
  responses = [{ status: 200, body }]
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

test.each<[string, Response]>([
  ['throttling', serviceError(400, 'ThrottlingException')],
  ['an exhausted table', serviceError(400, 'ProvisionedThroughputExceededException')],
  ['an internal error', serviceError(500, 'InternalServerError')],
  ['the error page of a gateway', { status: 503, body: '<html>' }],
  ['a broken connection', 'closes the connection'],
  ['an incomplete response', 'breaks off'],
])('%s is retried', async (_, response) => {
  responses = [response, response]
  expect(await get()).toEqual({})
  expect(received).toHaveLength(3)
})

test('after four attempts the SDK’s error is thrown', async () => {
  responses = Array.from({ length: 4 }, () => serviceError(400, 'ThrottlingException'))
  await expect(get()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'why' })
  expect(received).toHaveLength(4)
})

test.each([
  ['ConditionalCheckFailedException', ConditionalCheckFailedException],
  ['ValidationException', Error],
  ['ResourceNotFoundException', Error],
])('%s is thrown without a retry', async (name, type) => {
  responses = [serviceError(400, name)]
  const put = client.send(new PutCommand({ TableName: 'T', Item: { pk: 'a' } }))
  const error = await put.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(type)
  expect(error).toMatchObject({ name })
  expect(received).toHaveLength(1)
})

test('an unknown command is refused before anything is sent', async () => {
  const transaction = client.send(new TransactWriteCommand({ TransactItems: [] }))
  await expect(transaction).rejects.toThrow('does not know')
  expect(received).toHaveLength(0)
})

test('middleware sees every command until it is removed, and may answer instead of the table', async () => {
  const seen: string[] = []
  const middleware = ((next: (request: unknown) => unknown, { commandName }: { commandName: string }) =>
    (request: unknown) => {
      seen.push(commandName)
      return commandName === 'QueryCommand' ? { output: { Items: [] } } : next(request)
    }) as never
  client.middlewareStack.add(middleware, { step: 'initialize', name: 'watch' })
  await get()
  expect(await client.send(new QueryCommand({ TableName: 'T' }))).toEqual({ Items: [] })
  client.middlewareStack.remove('watch')
  await client.send(new UpdateCommand({ TableName: 'T', Key: { pk: 'a' } }))
  expect(seen).toEqual(['GetCommand', 'QueryCommand'])
  expect(received).toHaveLength(2)
})
