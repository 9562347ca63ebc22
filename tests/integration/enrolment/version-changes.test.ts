import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import { enrol, listRegistrations, withdraw } from '@zhixing/shared/enrolment/contract'
import { answerCheck, heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { publishCourse } from '../../support/progress/given'
import { request, tokenOf } from '../../support/request'

const DAY_SECONDS = 86_400
const lessonIds = [ulid(), ulid(), ulid()]

interface Version {
  /** Seconds of each lesson; undefined: not in this version. */
  lengths: (number | undefined)[]
  asks: boolean
  /** The lessons have files, so that other lengths are a correction, which learners take up by themselves. */
  hasFiles?: boolean
}

/** A learner of one course whose editor goes on publishing; time passes only as it is told to. */
async function aChangingCourse(first: Version) {
  const courseId = ulid()
  const { learnerId } = await aLearner()
  let now = new Date('2026-03-02T01:00:00.000Z')
  let courseVersion = 0
  let progress: Progress | undefined
  const caller = async () => ({ token: await tokenOf(learnerId, { now }), now })

  const course = {
    courseId,
    get now() {
      return now
    },
    passTime(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000)
    },
    async publish({ lengths, asks, hasFiles }: Version) {
      courseVersion++
      const file = hasFiles && { mediaUrl: '/media/uploads/a.mp4' }
      const lessons = lengths.flatMap((lengthSeconds, i) =>
        lengthSeconds === undefined ? [] : [{ lessonId: lessonIds[i] ?? '', lengthSeconds, ...file }],
      )
      const presence = asks ? { everyMinutes: 10 } : undefined
      await publishCourse(courseId, lessons, now, presence, courseVersion)
    },
    enrol: async () => request(enrol, { courseId }, await caller()),
    withdraw: async () => request(withdraw, { courseId }, await caller()),
    async launch(lesson: number) {
      const answer = await request(launch, { courseId, lessonId: lessonIds[lesson] ?? '' }, await caller())
      if (answer.status === 200) progress = answer.body
    },
    /** Goes on in the lesson launched last, whatever has become of the enrolment. */
    async play(seconds: number) {
      if (!progress) return
      const from = progress.watchedSeconds * 10
      course.passTime(seconds)
      const { record } = progress
      const played: [number, number][] = [[from, from + seconds * 10]]
      const answer = await request(heartbeat, { record, played }, await caller())
      if (answer.status === 200) progress = answer.body
    },
    async answer() {
      if (!progress?.check) return
      const { record, check } = progress
      const answer = await request(answerCheck, { record, checkId: check.checkId }, await caller())
      if (answer.status === 200) progress = answer.body
    },
    /** What the learner sees: the enrolment, and the awards of this course. */
    async look() {
      const { registrations } = (await request(listRegistrations, {}, await caller())).body
      const awards = (await listEntries(learnerId)).flatMap((entry) =>
        entry.kind === 'award' ? [entry] : [],
      )
      return { registration: registrations[0], awards }
    },
    /** Launches a lesson and plays it to its end. */
    async study(lesson: number, seconds = 60) {
      await course.launch(lesson)
      await course.play(seconds)
    },
  }
  await course.publish(first)
  await course.enrol()
  return course
}

const threeLessons: Version = { lengths: [60, 60, 60], asks: false }

describe('a course that a change completes', () => {
  test.each<[string, Version]>([
    ['the lesson that was lacking is removed', { lengths: [60, 60, undefined], asks: false }],
    ['the lesson that was lacking is shortened', { lengths: [60, 60, 20], asks: false }],
  ])('%s, and enrolling again awards it, dated that moment', async (_, next) => {
    const course = await aChangingCourse(threeLessons)
    await course.study(0)
    await course.study(1)
    await course.study(2, 30)
    course.passTime(DAY_SECONDS)
    await course.publish(next)
    await course.withdraw()
    course.passTime(400 * DAY_SECONDS)
    const { body } = await course.enrol()
    const at = course.now.toISOString()
    expect(body).toMatchObject({ state: 'completed', completedAt: at, courseVersion: 2 })
    const { awards } = await course.look()
    expect(awards).toMatchObject([{ courseVersion: 2, creditYear: 2027, awardedAt: at }])
    course.passTime(400 * DAY_SECONDS)
    await course.enrol()
    await course.launch(0)
    expect((await course.look()).awards).toEqual(awards)
  })

  test('P6 checks are removed while time waits for an answer: enrolling again credits and awards it', async () => {
    const course = await aChangingCourse({ lengths: [60, undefined, undefined], asks: true })
    await course.study(0)
    expect((await course.look()).registration?.state).toBe('enrolled')
    await course.publish({ lengths: [60, undefined, undefined], asks: false })
    await course.withdraw()
    expect((await course.enrol()).body).toMatchObject({ state: 'completed', creditedSeconds: 60 })
    expect((await course.look()).awards).toMatchObject([{ awardedAt: course.now.toISOString() }])
  })

  test('a session of the longer version goes on: the first completion and its date stay', async () => {
    const course = await aChangingCourse({ lengths: [60, undefined, undefined], asks: false })
    await course.study(0, 30)
    await course.publish({ lengths: [20, undefined, undefined], asks: false })
    await course.withdraw()
    const { completedAt } = (await course.enrol()).body
    expect(completedAt).toBe(course.now.toISOString())
    await course.play(10)
    expect((await course.look()).registration).toMatchObject({ state: 'completed', completedAt })
    expect((await course.withdraw()).type).toBe('enrolment/already-completed')
    course.passTime(400 * DAY_SECONDS - 60)
    await course.launch(0)
    await course.play(30)
    expect((await course.enrol()).body.completedAt).toBe(completedAt)
    expect((await course.look()).awards).toHaveLength(1)
  })
})

type Move =
  | { move: 'publish' | 'take up'; version: Version }
  | { move: 'launch' | 'study'; lesson: number }
  | { move: 'play'; seconds: number }
  | { move: 'enrol' | 'withdraw' | 'answer' }
  | { move: 'wait'; days: number }

/** With files the lessons stay the same, and every other length is a correction. */
const versionOf = (hasFiles: boolean) => {
  const length = hasFiles ? fc.constantFrom(20, 60, 90) : fc.constantFrom(undefined, 20, 60, 90)
  const lengths = fc.tuple(length, length, fc.constant(60))
  return fc.record({ lengths, asks: fc.boolean(), hasFiles: fc.constant(hasFiles) })
}
const lesson = fc.nat(2)
const stepOf = (version: fc.Arbitrary<Version>): fc.Arbitrary<Move> =>
  fc.oneof(
    fc.record({ move: fc.constant('publish' as const), version }),
    { weight: 3, arbitrary: fc.record({ move: fc.constant('take up' as const), version }) },
    fc.record({ move: fc.constant('launch' as const), lesson }),
    { weight: 5, arbitrary: fc.record({ move: fc.constant('study' as const), lesson }) },
    fc.record({ move: fc.constant('play' as const), seconds: fc.constantFrom(10, 30, 60) }),
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constantFrom('enrol' as const, 'withdraw' as const, 'answer' as const),
      }),
    },
    fc.record({ move: fc.constant('wait' as const), days: fc.constantFrom(1, 400) }),
  )

/** The change that the property is about is tried at least once, whatever else is drawn. */
function examplesOf(changing: 'take up' | 'publish', hasFiles: boolean): [Version, Move[]] {
  const versionWith = (last: number): Version => ({ lengths: [60, 60, last], asks: false, hasFiles })
  const moves: Move[] = [
    { move: 'study', lesson: 0 },
    { move: 'study', lesson: 1 },
    { move: 'launch', lesson: 2 },
    { move: 'play', seconds: 30 },
    { move: changing, version: versionWith(20) },
  ]
  return [versionWith(60), moves]
}

test.each([
  ['take up', false],
  ['publish', true],
] as const)(
  'property: a course is awarded in the moment in which it is completed, once a version (%s)',
  async (changing, hasFiles) => {
    const completedBy: Record<string, number> = {}
    await fc.assert(
      fc.asyncProperty(
        versionOf(hasFiles),
        fc.array(stepOf(versionOf(hasFiles)), { minLength: 8, maxLength: 20 }),
        async (first, moves) => {
          const course = await aChangingCourse(first)
          let awarded = 0
          for (const each of moves) {
            if ('version' in each) await course.publish(each.version)
            if (each.move === 'take up') await course.withdraw()
            if (each.move === 'launch') await course.launch(each.lesson)
            if (each.move === 'study') await course.study(each.lesson)
            if (each.move === 'play') await course.play(each.seconds)
            if (each.move === 'enrol' || each.move === 'take up') await course.enrol()
            if (each.move === 'withdraw') await course.withdraw()
            if (each.move === 'answer') await course.answer()
            if (each.move === 'wait') course.passTime(each.days * DAY_SECONDS)
            const { registration, awards } = await course.look()
            const versions = awards.map(({ courseVersion }) => courseVersion)
            expect(new Set(versions).size).toBe(versions.length)
            const added = awards.slice().sort((one, other) => one.awardedAt.localeCompare(other.awardedAt))
            if (awards.length > awarded) {
              expect(added.at(-1)?.awardedAt).toBe(course.now.toISOString())
              completedBy[each.move] = (completedBy[each.move] ?? 0) + 1
            }
            awarded = awards.length
            if (registration?.state === 'completed') expect(versions).toContain(registration.courseVersion)
          }
        },
      ),
      { numRuns: 25, examples: [examplesOf(changing, hasFiles)] },
    )
    // Without these the histories would not have tried what the property is about.
    expect(Object.keys(completedBy)).toContain(changing)
  },
  120_000,
)
