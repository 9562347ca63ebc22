import { parseArgs } from 'node:util'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { readRecord } from '../support/progress/carried-record'
import { randomOf } from '../support/random'
import { readViewings, type Viewing } from './fun-mooc'
import { aBitmap } from './playback-bitmap'
import { stableId } from './record/stable-id'
import { atLeast, atMost, report } from './report'
import { startStage } from './stage'
import { type ViewerNetwork, type ViewingOutcome, viewLesson } from './viewer'

/**
 * Plays the real viewing sessions of FUN-MOOC through the handlers on a virtual clock and counts their cost.
 *
 *   npm run replay -- [--loss 0.3] [--jitter 3] [--sessions 200] [--seed 1]
 *
 * --loss is the share of requests that fail, half of them before and half after the server handled them;
 * --jitter is the largest delay in seconds. Exits with 1 if a target is missed.
 */
const { values } = parseArgs({
  options: {
    loss: { type: 'string', default: '0' },
    jitter: { type: 'string', default: '0' },
    sessions: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})
const loss = Number(values.loss)
const jitterMs = Number(values.jitter) * 1000
const random = randomOf(Number(values.seed))

/** A fold, with its reads, counts for the launch that leaves a lesson or for the completion of one. */
const spendingKinds = ['beat', 'launch', 'fold', 'completion', 'award', 'enrolment', 'catalogue'] as const
type SpendingKind = (typeof spendingKinds)[number]
const spent = Object.fromEntries(
  spendingKinds.map((kind) => [kind, { calls: 0, writes: 0, reads: 0 }]),
) as Record<SpendingKind, { calls: number; writes: number; reads: number }>
const requests = { heartbeat: 0, launch: 0, enrol: 0 }
interface Activity {
  verb: keyof typeof requests
  courseId?: string | undefined
}
const activities = new Map<string, Activity>() // by learner, who makes one request at a time

const stage = await startStage(({ operation, body, writes, reads }) => {
  const key = JSON.stringify(body.Key ?? body.Item ?? body.ExpressionAttributeValues ?? {})
  const learnerId = /(?:LEARNER|LEDGER)#(\w+)/.exec(key)?.[1]
  const kind = kindOf(key, operation, learnerId ? activities.get(learnerId) : undefined)
  spent[kind].calls++
  spent[kind].writes += writes
  spent[kind].reads += reads
})

function kindOf(key: string, operation: string, activity: Activity | undefined): SpendingKind {
  if (/LEDGER#|UNSEALED#/.test(key)) return 'award'
  if (activity === undefined) return 'catalogue'
  if (activity.verb === 'enrol') return 'enrolment'
  if (activity.verb === 'heartbeat')
    return key.includes('#LESSON#') || operation === 'Query' ? 'completion' : 'beat'
  if (key.includes('#LESSON#')) return 'fold'
  return operation === 'Query' && !key.includes(`COURSE#${activity.courseId}#`) ? 'completion' : 'launch'
}

const { request, tokenOf } = await import('../support/request')
const { publishCourse } = await import('../support/progress/given')
const { aLearner, anOrganisation } = await import('../support/identity/given')

const all = readViewings().slice(0, values.sessions ? Number(values.sessions) : undefined)
await publishCourses(all)
const byLearner = groupBy(all, ({ learner }) => learner)
const bitmaps = new Map<string, ReturnType<typeof aBitmap>>()
const totals = { sessions: 0, exact: 0, watchedTenths: 0, creditedTenths: 0, coveredTenths: 0 }
const refused: Record<string, number> = {}
const notCounted: Record<string, number> = {}
const began = performance.now()

const { orgPath } = await anOrganisation()
const queue = [...byLearner.values()]
await Promise.all(
  Array.from({ length: 6 }, async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await replayLearner(next)
  }),
)

/** One learner's sessions, one after the other. */
async function replayLearner(sessions: Viewing[]) {
  const learnerId = stableId(sessions[0]?.learner ?? '')
  await aLearner({ learnerId, orgPath })
  let now = 0
  const shown = new Map<string, ViewingOutcome>()
  const enrolled = new Set<string>()
  const network: ViewerNetwork = {
    nextFate: () => ({
      lateMs: random() * jitterMs,
      lost: random() < loss ? (random() < 0.5 ? 'request' : 'answer') : undefined,
    }),
    call: async (contract, input, at) => {
      const verb =
        contract.path === '/v1/heartbeats'
          ? 'heartbeat'
          : contract.path === '/v1/launches'
            ? 'launch'
            : 'enrol'
      requests[verb]++
      activities.set(learnerId, { verb, courseId: (input as { courseId?: string }).courseId })
      return request(contract, input, { token: await tokenOf(learnerId, { now: at }), now: at })
    },
  }
  for (const viewing of sessions) {
    const courseId = stableId(viewing.course)
    const lessonId = stableId(viewing.video)
    now = Math.max(now + 1000, viewing.startedAt)
    if (!enrolled.has(courseId)) {
      const answer = await network.call(enrol, { courseId }, new Date(now))
      if (answer.type) throw new Error(`enrolment was refused: ${answer.type}`)
    }
    enrolled.add(courseId)
    const outcome = await viewLesson({ courseId, lessonId }, viewing.played, now, network)
    now = outcome.endedAt
    shown.set(lessonId, outcome)
    countViewing(learnerId, lessonId, viewing, outcome)
  }
  for (const { progress } of shown.values())
    totals.creditedTenths += progress ? readRecord(progress.record).creditedTenths : 0
}

function countViewing(
  learnerId: string,
  lessonId: string,
  { played, lengthSeconds }: Viewing,
  outcome: ViewingOutcome,
) {
  const key = `${learnerId} ${lessonId}`
  const bitmap = bitmaps.get(key) ?? aBitmap(lengthSeconds)
  bitmaps.set(key, bitmap)
  bitmap.play(played)
  totals.sessions++
  if (bitmap.equals(outcome.progress?.watched ?? [])) totals.exact++
  totals.watchedTenths += played.reduce((sum, [from, to]) => sum + to - from, 0)
  for (const type of outcome.refused) refused[type] = (refused[type] ?? 0) + 1
  for (const reason of outcome.notCounted) notCounted[reason] = (notCounted[reason] ?? 0) + 1
}

function groupBy<T>(all: T[], nameOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(nameOf(each), [...(groups.get(nameOf(each)) ?? []), each])
  return groups
}

async function publishCourses(all: Viewing[]) {
  for (const [course, viewings] of groupBy(all, ({ course }) => course)) {
    const videos = new Map(viewings.map(({ video, lengthSeconds }) => [video, lengthSeconds]))
    await publishCourse(
      stableId(course),
      [...videos].map(([video, lengthSeconds]) => ({ lessonId: stableId(video), lengthSeconds })),
    )
  }
}

stage.stop()
for (const bitmap of bitmaps.values()) totals.coveredTenths += bitmap.tenths
const hours = totals.watchedTenths / 36_000
const uncredited = (totals.coveredTenths - totals.creditedTenths) / 10
const perLaunch = (units: 'writes' | 'reads') => (spent.launch[units] + spent.fold[units]) / requests.launch
const network = `loss ${loss}, jitter ${jitterMs / 1000} s, seed ${values.seed}`
console.log(`replay of ${totals.sessions} sessions of ${byLearner.size} learners, ${network}`)
const credited = (totals.creditedTenths / 36_000).toFixed(1)
const sentRequests = `${requests.heartbeat} beats · ${requests.launch} launches`
console.log(`  ${hours.toFixed(1)} h watched · ${credited} h credited · ${sentRequests}`)
const seconds = ((performance.now() - began) / 1000).toFixed(0)
const reasons = `refused ${JSON.stringify(refused)} · not counted ${JSON.stringify(notCounted)}`
console.log(`  ${reasons} · ${seconds} s`)
for (const kind of spendingKinds) {
  const { calls, writes, reads } = spent[kind]
  const rate = `${(writes / hours).toFixed(2)} and ${(reads / hours).toFixed(2)} per hour`
  console.log(`  ${kind.padEnd(11)} ${calls} calls, ${writes} write units, ${reads} read units: ${rate}`)
}
// A lost request is retried and costs again; the targets per hour are for a network without loss.
const retryFactor = 1 / (1 - loss)
const isMet = report(
  loss || jitterMs ? 'replay-lossy' : 'replay',
  [
    atMost('beats: write units per watched hour', spent.beat.writes / hours, 68 * retryFactor),
    atMost('beats: read units per watched hour', spent.beat.reads / hours, loss ? 68 * loss : 0),
    atMost('heartbeat requests per watched hour', requests.heartbeat / hours, 68 * retryFactor),
    atMost('launches and folds: write units each', perLaunch('writes'), 2),
    atMost('launches and folds: read units each', perLaunch('reads'), 2),
    atLeast('watched intervals equal the oracle', totals.exact / totals.sessions, 1),
    atMost('honest seconds not credited per hour', uncredited / hours, 5),
    atMost('credited beyond what was covered, seconds', Math.max(0, -uncredited), 0),
    atMost(
      'refusals',
      Object.values(refused).reduce((sum, count) => sum + count, 0),
      0,
    ),
  ],
  { loss, jitterMs, seed: Number(values.seed), totals, requests, spent, refused, notCounted },
)
process.exitCode = isMet ? 0 : 1
