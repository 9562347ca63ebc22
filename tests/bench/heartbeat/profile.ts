import { signHeaders } from '@zhixing/functions/core/aws/signature'
import { marshallInput } from '@zhixing/functions/core/dynamodb/marshall'
import { issueToken, verifyToken } from '@zhixing/functions/core/http/actor'
import { toProgress, verifyRecord } from '@zhixing/functions/progress/signed-record'
import { buildSessionPut } from '@zhixing/functions/study-records/store/sessions'
import { createApiEvent } from '@zhixing/local/http/api-event'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { Refusal } from '@zhixing/shared/problem'
import { Heartbeat, heartbeat } from '@zhixing/shared/progress/contract'
import { advance } from '@zhixing/shared/progress/rules'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { aSession, secondsAfter } from '../../support/progress/session'

/** Microseconds of each part of a beat, alone and warm: they explain the difference to the bare loop. */
const session = advance(aSession(), [[0, 600]], secondsAfter(60), studyPolicy).next
const now = secondsAfter(120)
const played: Interval[] = [[600, 1200]]
const wechat = { appid: 'wx-mini-program', openid: session.learnerId }
const { token } = await issueToken(
  { surface: 'learner', wechat, learnerId: session.learnerId, authenticatedAt: 0 },
  now,
)
const { record } = toProgress(session)
const { next } = advance(session, played, now, studyPolicy)
const answer = toProgress(next)
const command = buildSessionPut(session, next)
const body = JSON.stringify(marshallInput(command.input))
const scope = { region: 'cn-northwest-1', service: 'dynamodb' }
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const headers = {
  'content-type': 'application/x-amz-json-1.0',
  host: '127.0.0.1',
  'x-amz-target': 'DynamoDB_20120810.PutItem',
}
const text = JSON.stringify({ record, played })

const message = {
  method: 'POST',
  host: '127.0.0.1',
  path: '/v1/heartbeats',
  query: '',
  headers: { host: '127.0.0.1', 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: Buffer.from(text),
}
const route = { routeKey: 'POST /v1/heartbeats', pathParameters: {}, sourceIp: '127.0.0.1', now }

const parts: Record<string, () => unknown> = {
  'event of the gateway': () => createApiEvent(message, route),
  'token, verified before': () => verifyToken(`Bearer ${token}`, now),
  'body and contract, in': () => Heartbeat.safeParse(JSON.parse(text)),
  'record, opened': () => verifyRecord(record, session.learnerId, now, (type) => new Refusal(type)),
  rule: () => advance(session, played, now, studyPolicy),
  'put, built': () => buildSessionPut(session, next),
  'put, marshalled': () => JSON.stringify(marshallInput(command.input)),
  'put, signed': () => signHeaders({ headers, body }, scope, credentials, now),
  'progress and its record, signed': () => toProgress(next),
  'contract and body, out': () => JSON.stringify(heartbeat.output.parse(answer)),
}

const ROUNDS = 20_000
const microseconds = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}
const figures: Record<string, number> = {}
for (const [part, run] of Object.entries(parts)) {
  for (let i = 0; i < ROUNDS / 4; i++) await run()
  const before = microseconds()
  for (let i = 0; i < ROUNDS; i++) run()
  figures[part] = (microseconds() - before) / ROUNDS
}
console.log(JSON.stringify(figures))
