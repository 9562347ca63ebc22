import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { signHeaders } from '@zhixing/functions/core/aws/signature'
import { marshallInput } from '@zhixing/functions/core/dynamodb/marshall'
import { buildSessionPut } from '@zhixing/functions/study-records/store/sessions'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { aSession, secondsAfter } from '../../support/progress/session'
import { readMessage } from './read-message'

/**
 * The bare loop with the product's own write: the same item under the same condition, with a valid signature.
 * It has no token, contract, rule or signed record.
 */
const engine = new URL(process.env.DYNAMODB_ENDPOINT ?? '')
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const scope = { region: 'cn-northwest-1', service: 'dynamodb' }
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const fixed = {
  'content-type': 'application/x-amz-json-1.0',
  host: engine.host,
  'x-amz-target': 'DynamoDB_20120810.PutItem',
}

/** Built once as the product builds it; only learner and revision change. */
const session = aSession()
const { Item, ...rest } = marshallInput(
  buildSessionPut(session, advance(session, [[0, 10]], secondsAfter(1), studyPolicy).next).input,
) as { Item: object }

const put = ({ learnerId, revision }: { learnerId: string; revision: number }) => ({
  ...rest,
  Item: { ...Item, pk: { S: `LEARNER#${learnerId}` }, revision: { N: `${revision + 1}` } },
  ExpressionAttributeValues: { ':revision': { N: `${revision}` } },
})

const server = http.createServer((request, response) => {
  readMessage(request, (text) => {
    const written = JSON.parse(text)
    const body = JSON.stringify(put(written))
    const headers = {
      ...signHeaders({ headers: fixed, body }, scope, credentials, new Date()),
      'content-length': Buffer.byteLength(body),
    }
    const call = http.request(
      { host: engine.hostname, port: engine.port, method: 'POST', path: '/', agent, headers },
      (answer) => {
        readMessage(answer, (reply) => {
          JSON.parse(reply)
          response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' })
          response.end(JSON.stringify({ ...written, revision: written.revision + 1 }))
        })
      },
    )
    call.on('error', (error) => response.writeHead(500).end(error.message))
    call.end(body)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
