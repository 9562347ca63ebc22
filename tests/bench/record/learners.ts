import { putRegistration } from '@zhixing/functions/enrolment/store/registrations'
import type { Contract, InputOf } from '@zhixing/shared/contract'
import { heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import { type Interval, measure } from '@zhixing/shared/study-records/intervals'
import { readRecord } from '../../support/progress/carried-record'
import { publishCourse } from '../../support/progress/given'
import { tokenOf } from '../../support/request'
import type { Viewing } from '../fun-mooc'
import { aBitmap } from '../playback-bitmap'
import { type RequestFate, type ViewerNetwork, viewLesson } from '../viewer'
import type { SpendingLog, StudyVerb } from './spending-log'
import { stableId } from './stable-id'
import { callSystem as askOf, type StudySystem, studyPath } from './study-path'
import type { createVirtualClock } from './virtual-clock'

const TOKEN_MS = 25 * 60_000
/** The longest pause between two viewings of a learner, so that all learners study at the same time. */
const GAP_MS = 20_000

export interface StudyRun {
  spending: SpendingLog
  clock: ReturnType<typeof createVirtualClock>
  random: () => number
  /** The product if absent. */
  system?: StudySystem
}
export interface NetworkFaults {
  duplicated: number
  overtaken: number
  answerLost: number
}

/** Publishes the lessons of the viewings as courses. */
export async function publishCourses(viewings: Viewing[]) {
  const courses = new Map<string, Map<string, number>>()
  for (const { course, video, lengthSeconds } of viewings)
    courses.set(course, (courses.get(course) ?? new Map<string, number>()).set(video, lengthSeconds))
  for (const [course, videos] of courses)
    await publishCourse(
      stableId(course),
      [...videos].map(([video, lengthSeconds]) => ({ lessonId: stableId(video), lengthSeconds })),
    )
}

export const enrolLearner = (learnerId: string, courseId: string, now: number) => {
  const registration = {
    registration: courseId,
    courseId,
    courseVersion: 1,
    state: 'enrolled' as const,
    enrolledAt: new Date(now).toISOString(),
  }
  return putRegistration(learnerId, registration, undefined)
}

/** Makes requests as one learner and records their cost in the run's spending log. */
function createClient({ spending: ledger, system = studyPath }: StudyRun, learnerId: string) {
  let token = ''
  let until = 0
  return async <C extends Contract>(contract: C, input: InputOf<C>, at: Date) => {
    if (at.getTime() >= until) {
      token = await tokenOf(learnerId, { now: at })
      until = at.getTime() + TOKEN_MS
    }
    const verb: StudyVerb = contract.path === heartbeat.path ? 'heartbeat' : 'launch'
    const courseId = (input as { courseId?: string }).courseId
    return ledger.during(verb, courseId, () => askOf(system, contract, input, token, at))
  }
}

export const creditedTenths = (record: string): number => readRecord(record).creditedTenths

/** The outcome of all learners of a run. */
export const newSummary = () => ({
  sessions: 0,
  exact: 0,
  watchedTenths: 0,
  coveredTenths: 0,
  creditedTenths: 0,
  doubleTenths: 0, // credited beyond the covered content, by lesson
  uncreditedTenths: 0,
  refused: {} as Record<string, number>,
  repeated: 0,
  launches: { first: newLaunchFigures(), same: newLaunchFigures(), other: newLaunchFigures() },
  atOnce: 0,
  mostAtOnce: 0,
})
const newLaunchFigures = () => ({ launches: 0, writes: 0, writesMax: 0, folds: 0 })
export type StudySummary = ReturnType<typeof newSummary>

/** One honest learner: their real viewings, one after the other, over a network with faults. */
export async function studyHonestly(
  run: StudyRun,
  name: string,
  viewings: Viewing[],
  beginsAt: number,
  faults: NetworkFaults,
  summary: StudySummary,
) {
  const { random, spending: ledger, clock: schedule } = run
  const learnerId = stableId(name)
  const ask = createClient(run, learnerId)
  const bitmaps = new Map<string, ReturnType<typeof aBitmap>>()
  const shown = new Map<string, Progress>()
  const enrolled = new Set<string>()
  let last: string | undefined
  let now = beginsAt

  const nextFate = (): RequestFate => {
    const chance = random()
    if (chance < faults.duplicated) return { lateMs: 0, isDuplicated: true }
    if (chance < faults.duplicated + faults.overtaken) return { lateMs: 0, isOvertaken: true }
    return {
      lateMs: 0,
      lost: chance < faults.duplicated + faults.overtaken + faults.answerLost ? 'answer' : undefined,
    }
  }
  const networkOf = (lesson: string): ViewerNetwork => ({
    nextFate,
    waitUntil: schedule.waitUntil,
    call: async (contract, input, at) => {
      if (contract.path !== launch.path) return ask(contract, input, at)
      const [writes, folds] = [
        ledger.spent.launch.writes + ledger.spent.fold.writes,
        ledger.spent.fold.writes,
      ]
      const answer = await ask(contract, input, at)
      const kind = summary.launches[last === undefined ? 'first' : last === lesson ? 'same' : 'other']
      const cost = ledger.spent.launch.writes + ledger.spent.fold.writes - writes
      kind.launches++
      kind.writes += cost
      kind.writesMax = Math.max(kind.writesMax, cost)
      kind.folds += ledger.spent.fold.writes - folds
      last = lesson
      return answer
    },
  })

  for (const [nth, { course, video, played, lengthSeconds, startedAt }] of viewings.entries()) {
    const before = viewings[nth - 1]
    now += before ? Math.max(1000, Math.min(GAP_MS, startedAt - before.startedAt)) : 0
    const [courseId, lessonId] = [stableId(course), stableId(video)]
    await schedule.waitUntil(now)
    if (!enrolled.has(courseId)) await enrolLearner(learnerId, courseId, now)
    enrolled.add(courseId)
    summary.mostAtOnce = Math.max(summary.mostAtOnce, ++summary.atOnce)
    const outcome = await viewLesson(
      { courseId, lessonId },
      played,
      now,
      networkOf(`${courseId} ${lessonId}`),
    )
    summary.atOnce--
    now = outcome.endedAt
    const bitmap = bitmaps.get(lessonId) ?? aBitmap(lengthSeconds)
    bitmaps.set(lessonId, bitmap)
    bitmap.play(played)
    summary.sessions++
    if (bitmap.equals(outcome.progress?.watched ?? [])) summary.exact++
    summary.watchedTenths += played.reduce((sum, [from, to]) => sum + to - from, 0)
    for (const type of outcome.refused) summary.refused[type] = (summary.refused[type] ?? 0) + 1
    if (outcome.progress) shown.set(lessonId, outcome.progress)
  }
  for (const [lessonId, { record }] of shown) {
    const credited = creditedTenths(record)
    const covered = bitmaps.get(lessonId)?.tenths ?? 0
    summary.creditedTenths += credited
    summary.coveredTenths += covered
    summary.doubleTenths += Math.max(0, credited - covered)
    summary.uncreditedTenths += Math.max(0, covered - credited)
  }
}

interface ForgedOutcome {
  learnerId: string
  elapsedTenths: number
  creditedTenths: number
  beats: number
}
const FORGING_MS = 10 * 60_000

/** Ten minutes of a script ten times as fast as its film, or of one account that plays on two devices. */
export async function studyForged(
  run: StudyRun,
  name: string,
  way: 'too fast' | 'two devices',
  [one, two]: [Viewing, Viewing],
  beginsAt: number,
): Promise<ForgedOutcome> {
  const learnerId = stableId(name)
  const ask = createClient(run, learnerId)
  const credited = new Map<string, number>()
  let beats = 0
  for (const courseId of new Set([stableId(one.course), stableId(two.course)]))
    await enrolLearner(learnerId, courseId, beginsAt)

  const device = ({ course, video, lengthSeconds }: Viewing, tenthsPerBeat: number) => {
    const lesson = { courseId: stableId(course), lessonId: stableId(video) }
    const lengthTenths = lengthSeconds * 10
    let record: string | undefined
    let at = 0
    return async (now: Date) => {
      if (!record) {
        const entered = await ask(launch, lesson, now)
        record = entered.type ? undefined : entered.body.record
      }
      if (!record) return
      const played: Interval[] = [[at, Math.min(lengthTenths, at + tenthsPerBeat)]]
      const answer = await ask(heartbeat, { record, played }, now)
      beats++
      record = answer.type ? undefined : answer.body.record
      if (record)
        credited.set(lesson.lessonId, Math.max(credited.get(lesson.lessonId) ?? 0, creditedTenths(record)))
      if (record) at = at + measure(played) >= lengthTenths ? 0 : at + measure(played)
    }
  }
  const devices = way === 'too fast' ? [device(one, 600)] : [device(one, 300), device(two, 300)]
  const everyMs = way === 'too fast' ? 6000 : 30_000
  for (let now = beginsAt + everyMs; now <= beginsAt + FORGING_MS; now += everyMs)
    for (const play of devices) {
      await run.clock.waitUntil(now)
      await play(new Date(now))
    }
  return {
    learnerId,
    elapsedTenths: FORGING_MS / 100,
    creditedTenths: [...credited.values()].reduce((sum, tenths) => sum + tenths, 0),
    beats,
  }
}
