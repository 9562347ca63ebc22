import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { signedHeaders } from '@zhixing/functions/aws-signature'
import { beatOf } from '@zhixing/functions/progress/store'
import { marshalled } from '@zhixing/functions/wire'
import { studyPolicy } from '@zhixing/shared/policy/policy'
import { advance } from '@zhixing/shared/progress/rules'
import { after, aSession } from '../../support/progress'
import { read } from './read'

/**
 * The bare loop again, with the product's own write in it: the same update of the same item under the same condition, signed as AWS asks for. Still no
 * token, no contract, no rule, no signed record; what the product needs beyond this is its own.
 */
const engine = new URL(process.env.DYNAMODB_ENDPOINT ?? '')
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const scope = { region: 'cn-northwest-1', service: 'dynamodb' }
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const fixed = { 'content-type': 'application/x-amz-json-1.0', host: engine.host, 'x-amz-target': 'DynamoDB_20120810.UpdateItem' }

/** As the product builds it, once; then only the numbers change. */
const session = aSession()
const { next } = advance(session, [[0, 10]], after(1), studyPolicy)
const template = marshalled(beatOf(session, next).input) as {
  ExpressionAttributeValues: Record<string, { N?: string; S?: string; L?: unknown[] }>
}

const update = ({ learnerId, revision, tenths }: { learnerId: string; revision: number; tenths: number }) => ({
  ...template,
  Key: { pk: { S: `LEARNER#${learnerId}` }, sk: { S: 'SESSION' } },
  ExpressionAttributeValues: {
    ...template.ExpressionAttributeValues,
    ':carried': { N: `${revision}` },
    ':revision': { N: `${revision + 1}` },
    ':watched': { L: [{ L: [{ N: '0' }, { N: `${tenths}` }] }] },
    ':creditedTenths': { N: `${tenths}` },
    ':dayTenths': { N: `${tenths}` },
  },
})

const server = http.createServer((request, response) => {
  read(request, (text) => {
    const asked = JSON.parse(text)
    const body = JSON.stringify(update(asked))
    const headers = { ...signedHeaders(fixed, body, scope, credentials, new Date()), 'content-length': Buffer.byteLength(body) }
    const call = http.request({ host: engine.hostname, port: engine.port, method: 'POST', path: '/', agent, headers }, (answer) => {
      read(answer, (reply) => {
        JSON.parse(reply)
        response.writeHead(answer.statusCode ?? 500, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ ...asked, revision: asked.revision + 1 }))
      })
    })
    call.on('error', (error) => response.writeHead(500).end(error.message))
    call.end(body)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`listening ${(server.address() as AddressInfo).port}`))
