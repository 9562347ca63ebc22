import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { type Meter, startMeter } from '../../support/engine/meter'
import { awardsOf } from '../../support/ledger/given'

// What runs on the meter is imported after it has taken the engine's place.
type Given = typeof import('../../support/progress/given')
type When = typeof import('../../support/progress/when')
type Student = Awaited<ReturnType<Given['aStudent']>>
let meter: Meter
let given: Given
let when: When
beforeAll(async () => {
  jest.spyOn(console, 'error').mockReturnValue() // every injected failure is logged, as it should be
  meter = await startMeter(
    process.env.DYNAMODB_ENDPOINT ?? '',
    JSON.parse(readFileSync('table.json', 'utf8')),
  )
  process.env.DYNAMODB_ENDPOINT = meter.endpoint
  given = await import('../../support/progress/given')
  when = await import('../../support/progress/when')
})
afterAll(() => meter.stop())

/** One lesson done, the other done but for the last beat. */
async function aStudentBeforeTheEnd() {
  const student = await given.aStudent(await given.aCourse([60, 60]))
  await when.studyLesson(student, 0)
  const { record } = (await when.launchLesson(student, 1)).body
  return { student, record }
}
const lastBeat = ({ student, record }: Awaited<ReturnType<typeof aStudentBeforeTheEnd>>) =>
  when.sendBeat(student, record, 0, 60)

const ways: [string, (student: Student, record: string) => Promise<unknown>][] = [
  ['the next beat', (student, record) => when.sendBeat(student, record, 0, 60, 1)],
  ['the next launch of the lesson', (student) => when.launchLesson(student, 1)],
  ['the next launch of another lesson', (student) => when.launchLesson(student, 0)],
  ['the next look at the progress', (student) => when.fetchProgress(student)],
]

/**
 * Fails the nth call of the completing beat and every later one: the instance is dead. Undefined when there
 * was no nth.
 */
async function crashAt(fail: number, side: 'before' | 'after') {
  const before = await aStudentBeforeTheEnd()
  let hit = false
  meter.fail((_, nth) => {
    if (nth < fail) return undefined
    hit ||= nth === fail
    return nth === fail ? side : 'before'
  })
  const answer = await lastBeat(before)
  meter.fail(undefined)
  return hit ? { ...before, answer } : undefined
}

describe('a crash in the beat that completes a course is healed, and the course is earned once, by', () => {
  test.each(ways)('%s', async (_, heal) => {
    let crashes = 0
    for (const side of ['before', 'after'] as const) {
      for (let fail = 0; ; fail++) {
        const crashed = await crashAt(fail, side)
        if (!crashed) break
        crashes++
        const { student, record } = crashed
        expect(crashed.answer.type).toBe('service/failed')
        await heal(student, record)
        // nothing had been written yet: the client plays on
        if (!(await completed(student))) await when.studyLesson(student, 1)
        await heal(student, record)
        expect(await completed(student)).toBe(true)
        const entries = awardsOf((await when.fetchTranscript(student)).entries)
        expect(entries.map(({ courseId }) => courseId)).toEqual([student.course.courseId])
        expect(entries[0]?.creditedSeconds).toBe(120)
      }
    }
    // beat, fold, records, entry looked for, queued and put: each on both sides
    expect(crashes).toBeGreaterThanOrEqual(10)
  })

  const completed = async (student: Student) =>
    (await when.fetchProgress(student)).body.lessons.every(({ completedAt }) => completedAt)
})

test('a crash between the fold and the new session of a launch loses nothing and counts nothing twice', async () => {
  for (const side of ['before', 'after'] as const) {
    for (const write of [0, 1]) {
      const student = await given.aStudent(await given.aCourse([120, 120]))
      const { record } = (await when.launchLesson(student, 0)).body
      await when.sendBeat(student, record, 0, 60)
      let puts = 0
      meter.fail(({ operation }) => (operation === 'PutItem' && puts++ === write ? side : undefined))
      expect((await when.launchLesson(student, 1)).type).toBe('service/failed')
      meter.fail(undefined)
      expect((await when.launchLesson(student, 1)).body).toMatchObject({ creditedSeconds: 0, watched: [] })
      expect((await when.launchLesson(student, 0)).body).toMatchObject({
        creditedSeconds: 60,
        watched: [[0, 600]],
      })
    }
  }
})

describe('metered cost', () => {
  test('a beat: one write unit and no read, with forty intervals too', async () => {
    const student = await given.aStudent(await given.aCourse([21_000]))
    let { record } = (await when.launchLesson(student)).body
    for (let piece = 0; piece < 40; piece++) {
      const { result, spent } = await meter.during(() =>
        when.sendBeat(student, record, 10_000 + piece * 60, 10_030 + piece * 60),
      )
      expect(spent).toEqual({ writes: 1, reads: 0, calls: 1 })
      record = result.body.record
    }
    expect(record.length).toBeLessThan(2048)
  })

  test('a beat of a lesson that is complete: the same', async () => {
    const student = await given.aStudent()
    const record = await when.studyLesson(student)
    expect((await meter.during(() => when.sendBeat(student, record, 0, 60))).spent).toEqual({
      writes: 1,
      reads: 0,
      calls: 1,
    })
  })

  test('a repeated beat: the refused write and one read', async () => {
    const student = await given.aStudent()
    const { record } = (await when.launchLesson(student)).body
    await when.sendBeat(student, record, 0, 60)
    expect((await meter.during(() => when.sendBeat(student, record, 0, 60, 0))).spent).toEqual({
      writes: 1,
      reads: 1,
      calls: 2,
    })
  })

  test('a launch: two read units; one write unit, or two where the lesson changes', async () => {
    const student = await given.aStudent(await given.aCourse([120, 120]))
    // the version of the course is kept from now on
    const { record } = (await when.launchLesson(student, 0)).body
    await when.sendBeat(student, record, 0, 60)
    expect((await meter.during(() => when.launchLesson(student, 0))).spent).toMatchObject({
      writes: 1,
      reads: 2,
    })
    expect((await meter.during(() => when.launchLesson(student, 1))).spent).toMatchObject({
      writes: 2,
      reads: 2,
    })
  })
})
