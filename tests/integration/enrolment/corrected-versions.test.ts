import { describe, expect, test } from '@jest/globals'
import { listEntries } from '@zhixing/functions/ledger/api'
import { enrol, listRegistrations } from '@zhixing/shared/enrolment/contract'
import { getProgress, heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { withdrawFromCatalogue } from '../../support/catalogue/given'
import { countReadUnits } from '../../support/engine/interrupt'
import { aLearner } from '../../support/identity/given'
import { publishCourse } from '../../support/progress/given'
import { request, tokenOf } from '../../support/request'

const [first, second] = [ulid(), ulid()]
const film = (lengthSeconds: number, mediaUrl = '/media/uploads/first.mp4') => ({
  lessonId: first,
  lengthSeconds,
  mediaUrl,
})
const other = { lessonId: second, lengthSeconds: 20, mediaUrl: '/media/uploads/second.mp4' }
const start = new Date('2026-03-02T01:00:00.000Z')

/** A learner in a course whose first lesson says 120 seconds, with a clock of their own. */
async function aLearnerOfAFaultyVersion() {
  const courseId = ulid()
  const { learnerId } = await aLearner()
  let now = start
  let progress: Progress | undefined
  const publish = (courseVersion: number, ...lessons: Parameters<typeof publishCourse>[1]) =>
    publishCourse(courseId, lessons, now, undefined, courseVersion)
  const caller = async () => ({ token: await tokenOf(learnerId, { now }), now })
  const pass = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000)
  }
  await publish(1, film(120), other)
  await request(enrol, { courseId }, await caller())
  return {
    learnerId,
    courseId,
    publish,
    pass,
    at: () => now.toISOString(),
    enrol: async () => (await request(enrol, { courseId }, await caller())).body.courseVersion,
    list: async () => (await request(listRegistrations, {}, await caller())).body.registrations[0],
    getProgress: async () => (await request(getProgress, { courseId }, await caller())).body.courseVersion,
    async launch(lessonId: string) {
      progress = (await request(launch, { courseId, lessonId }, await caller())).body
      return progress
    },
    /** Plays on in the lesson that was launched last. */
    async play(seconds: number) {
      const from = (progress?.watchedSeconds ?? 0) * 10
      pass(seconds)
      const input = {
        record: progress?.record ?? '',
        played: [[from, from + seconds * 10]] as [number, number][],
      }
      progress = (await request(heartbeat, input, await caller())).body
      return progress
    },
    awards: async () => (await listEntries(learnerId)).filter(({ kind }) => kind === 'award'),
  }
}
type FaultyLearner = Awaited<ReturnType<typeof aLearnerOfAFaultyVersion>>

describe('learners of a faulty version take up its correction', () => {
  test.each<[string, (learner: FaultyLearner) => Promise<unknown>]>([
    ['enrol', ({ enrol }) => enrol()],
    ['listRegistrations', async ({ list }) => (await list())?.courseVersion],
    ['getProgress', (learner) => learner.getProgress()],
    [
      'launch',
      async (learner) => {
        const { lengthSeconds } = await learner.launch(first)
        return lengthSeconds === 97 && (await learner.list())?.courseVersion
      },
    ],
  ])('E3 by %s, with what they have studied, from that moment on', async (_, ask) => {
    const learner = await aLearnerOfAFaultyVersion()
    await learner.launch(first)
    await learner.play(60)
    learner.pass(86_400)
    await learner.publish(2, film(97), other)
    expect(await ask(learner)).toBe(2)
    const moved = await learner.list()
    expect(moved).toMatchObject({ courseVersion: 2, enrolledAt: learner.at(), creditedSeconds: 60 })
  })

  test('“3 s for ever”: a film of 97 s in a lesson of 120 s is completed and awarded by its correction', async () => {
    const learner = await aLearnerOfAFaultyVersion()
    await learner.launch(second)
    await learner.play(20)
    await learner.launch(first)
    expect((await learner.play(97)).completedAt).toBeUndefined()
    learner.pass(86_400)
    await learner.publish(2, film(97), other)
    expect(await learner.list()).toMatchObject({
      state: 'completed',
      courseVersion: 2,
      completedAt: learner.at(),
    })
    expect(await learner.awards()).toMatchObject([{ courseVersion: 2, awardedAt: learner.at() }])
    learner.pass(86_400)
    await learner.launch(first)
    expect(await learner.awards()).toHaveLength(1)
  })

  test('a replaced film takes its learners with it, also after the course was withdrawn', async () => {
    const learner = await aLearnerOfAFaultyVersion()
    await learner.publish(2, film(60, '/media/uploads/replaced.mp4'), other)
    await withdrawFromCatalogue(learner.courseId, new Date(learner.at()))
    expect(await learner.getProgress()).toBe(2)
  })

  test('control: a completed course stays as it is, and no second award is made', async () => {
    const learner = await aLearnerOfAFaultyVersion()
    for (const [lessonId, seconds] of [
      [second, 20],
      [first, 120],
    ] as const) {
      await learner.launch(lessonId)
      await learner.play(seconds)
    }
    await learner.publish(2, film(300), other)
    await learner.launch(first)
    expect([await learner.enrol(), await learner.getProgress()]).toEqual([1, 1])
    expect(await learner.list()).toMatchObject({ state: 'completed', courseVersion: 1 })
    expect(await learner.awards()).toHaveLength(1)
  })

  test('control: a version with another lesson is not taken up', async () => {
    const learner = await aLearnerOfAFaultyVersion()
    await learner.publish(2, film(97), other, { lessonId: ulid(), lengthSeconds: 30 })
    expect([await learner.enrol(), await learner.getProgress()]).toEqual([1, 1])
  })

  test('a heartbeat reads nothing for it', async () => {
    const learner = await aLearnerOfAFaultyVersion()
    await learner.launch(first)
    const before = await countReadUnits(() => learner.play(10))
    await learner.publish(2, film(97), other)
    expect(await countReadUnits(() => learner.play(10))).toBe(before)
    expect((await learner.play(10)).completedAt).toBeUndefined()
  })
})
