import { contracts } from '@zhixing/shared/modules'
import { eventOf } from '../../support/request'
import type { Attack } from '../attack'
import { withOldRoute } from '../progress/controls/trust'

const nouns = [
  'study',
  'progress',
  'course',
  'courses',
  'record',
  'learn',
  'video',
  'credits',
  'hours',
  'user',
  'lessons',
]
const verbs = ['report', 'save', 'update', 'finish', 'complete', 'submit', 'sync', 'add', 'commit']
const prefixes = [
  '',
  '/api',
  '/v0',
  '/v1',
  '/v2',
  '/api/v1',
  '/mobile',
  '/app',
  '/admin',
  '/internal',
  '/test',
  '/debug',
]
const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const

const oldEndpoints: Attack = {
  threat: 'T18',
  title: 'probes for endpoints that no contract names',
  async run(attempt) {
    const learner = await attempt.learner([3600])
    const record = await learner.start()
    const promised = new Set(contracts.map(({ contract }) => `${contract.method} ${contract.path}`))
    const guessed = prefixes.flatMap((prefix) =>
      nouns.flatMap((noun) => verbs.map((verb) => `POST ${prefix}/${noun}/${verb}`)),
    )
    const moved = contracts.flatMap(({ contract: { path } }) =>
      methods.flatMap((method) => [`${method} ${path}`, `${method} ${path.replace('/v1/', '/v2/')}`]),
    )
    const [first = { contract: undefined }] = contracts.filter(({ contract }) => contract.method === 'POST')
    if (!first.contract) throw new Error('no contract is a POST')
    const event = eventOf(
      first.contract,
      { record, seconds: 3600, courseId: learner.courseId },
      { token: await learner.token(), now: attempt.now },
    )
    for (const routeKey of [...guessed, ...moved]) {
      if (promised.has(routeKey)) continue
      const { statusCode = 0, body = 'null' } = await attempt.system({ ...event, routeKey })
      if (statusCode === 404) continue
      attempt.letThrough()
      learner.observe({
        status: statusCode,
        type: undefined,
        body: statusCode === 200 ? JSON.parse(body) : undefined,
      })
    }
  },
  controls: [{ removed: 'one route table: an earlier interface is still served', stage: withOldRoute }],
}

export const attacks = [oldEndpoints]
