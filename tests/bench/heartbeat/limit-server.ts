import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readMessage } from './read-message'

/**
 * The least a server can do for a request that writes once: parse, one POST on a kept connection, parse,
 * answer. No framework, no validation, no valid signature. The product's figures are shares of this server's
 * in the same minute.
 */
const engine = new URL(process.env.DYNAMODB_ENDPOINT ?? '')
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'DynamoDB_20120810.UpdateItem',
  'x-amz-date': '20260101T000000Z',
  authorization: [
    'AWS4-HMAC-SHA256 Credential=local/20260101/cn-northwest-1/dynamodb/aws4_request',
    'SignedHeaders=host',
    'Signature=0',
  ].join(', '),
}

const update = (learner: string, { position, revision }: { position: number; revision: number }) => ({
  TableName: process.env.TABLE_NAME,
  Key: { pk: { S: `LIMIT#${learner}` }, sk: { S: 'SESSION' } },
  UpdateExpression: 'SET #p = :p, #r = :r',
  ExpressionAttributeNames: { '#p': 'position', '#r': 'revision' },
  ExpressionAttributeValues: { ':p': { N: `${position}` }, ':r': { N: `${revision}` } },
  ReturnValues: 'UPDATED_NEW',
})

const server = http.createServer((request, response) => {
  readMessage(request, (text) => {
    const body = JSON.stringify(update(request.url ?? '', JSON.parse(text)))
    const options = { host: engine.hostname, port: engine.port, method: 'POST', path: '/', agent }
    const call = http.request(
      { ...options, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        readMessage(answer, (reply) => {
          const position = Number(JSON.parse(reply).Attributes?.position.N)
          response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ ok: true, position }))
        })
      },
    )
    call.on('error', (error) => response.writeHead(500).end(error.message))
    call.end(body)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
