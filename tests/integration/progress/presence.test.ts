import { readFileSync } from 'node:fs'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Progress } from '@zhixing/shared/progress/contract'
import { type Meter, startMeter } from '../../support/engine/meter'
import { itemBytes, type WireItem } from '../../support/engine/units'

// What runs on the meter is imported after it has taken the engine's place.
type Given = typeof import('../../support/progress/given')
type When = typeof import('../../support/progress/when')
type Student = Awaited<ReturnType<Given['aStudent']>>
let meter: Meter
let given: Given
let when: When
beforeAll(async () => {
  meter = await startMeter(
    process.env.DYNAMODB_ENDPOINT ?? '',
    JSON.parse(readFileSync('table.json', 'utf8')),
  )
  process.env.DYNAMODB_ENDPOINT = meter.endpoint
  given = await import('../../support/progress/given')
  when = await import('../../support/progress/when')
})
afterAll(() => meter.stop())

const questions: CheckQuestion[] = [
  { question: '台账由谁填写？', options: ['经办人', '旁人', '无人'], answer: 0 },
  { question: '几日内答复？', options: ['三日', '十五日'], answer: 1 },
]
const rightTo = ({ check }: Progress) =>
  questions.find(({ question }) => question === check?.question)?.answer
const wrongTo = (progress: Progress) => ((rightTo(progress) ?? 0) + 1) % 2

/** At the end of a lesson of a minute, asked. */
async function atTheEnd(ofLesson: CheckQuestion[] = questions, lengths = [60]) {
  const student = await given.aStudent(await given.anAskingCourse(lengths, ofLesson))
  const launched = (await when.launchLesson(student)).body
  return { student, launched, progress: (await when.sendBeat(student, launched.record, 0, 60)).body }
}
const entriesOf = async (student: Student) => (await when.fetchTranscript(student)).entries

describe('answerCheck', () => {
  test('P5 and C8 200 the end of a short lesson asks a question; nothing is credited or awarded before the right answer', async () => {
    const { student, launched, progress } = await atTheEnd()
    expect(launched).toMatchObject({ presence: { everyMinutes: 10, provisionalSeconds: 0 } })
    expect(progress).toMatchObject({
      creditedSeconds: 0,
      remainingSeconds: 0,
      presence: { provisionalSeconds: 60 },
    })
    expect(progress.check).toMatchObject({ kind: 'question', secondsLeft: 180, opensInSeconds: 0 })
    expect([progress.completedAt, await entriesOf(student)]).toEqual([undefined, []])
    const { body } = await when.sendCheckAnswer(student, progress, rightTo(progress))
    expect(body).toMatchObject({
      outcome: 'passed',
      creditedSeconds: 60,
      presence: { provisionalSeconds: 0 },
    })
    expect([body.check, body.completedAt]).toEqual([undefined, student.at.toISOString()])
    expect(await entriesOf(student)).toHaveLength(1)
  })

  test('200 a lesson without questions asks for a confirmation', async () => {
    const { student, progress } = await atTheEnd([])
    expect(progress.check?.kind).toBe('confirmation')
    expect((await when.sendCheckAnswer(student, progress)).body).toMatchObject({
      outcome: 'passed',
      creditedSeconds: 60,
    })
  })

  test('200 a wrong answer uses up the check: another question follows after a delay, and provisional time stays provisional', async () => {
    const { student, progress } = await atTheEnd()
    const { body } = await when.sendCheckAnswer(student, progress, wrongTo(progress))
    expect(body).toMatchObject({
      outcome: 'wrong',
      presence: { provisionalSeconds: 60 },
      check: { opensInSeconds: 20, secondsLeft: 200 },
    })
    expect(body.check?.question).not.toBe(progress.check?.question)
    expect((await when.sendCheckAnswer(student, progress, rightTo(progress))).body.outcome).toBe('used')
    expect((await when.sendCheckAnswer(student, body, rightTo(body), 1)).body.outcome).toBe('early')
    expect((await when.sendCheckAnswer(student, body, rightTo(body), 20)).body).toMatchObject({
      outcome: 'passed',
      creditedSeconds: 60,
    })
  })

  test('200 a late answer: provisional time lapses, the next check is open, and watching again earns the lesson', async () => {
    const { student, progress } = await atTheEnd([])
    const late = (await when.sendCheckAnswer(student, progress, undefined, 181)).body
    expect(late).toMatchObject({
      outcome: 'late',
      creditedSeconds: 0,
      remainingSeconds: 59,
      presence: { missedSeconds: 60 },
    })
    const held = (await when.sendBeat(student, late.record, 0, 30)).body
    expect(held).toMatchObject({ notCounted: 'check-missed', presence: { provisionalSeconds: 0 } })
    const back = (await when.sendCheckAnswer(student, held)).body
    expect(back).toMatchObject({ outcome: 'passed', creditedSeconds: 0 })
    const again = (await when.sendBeat(student, back.record, 0, 60)).body
    const done = (await when.sendCheckAnswer(student, again)).body
    expect(done).toMatchObject({ outcome: 'passed', creditedSeconds: 60 })
    expect(await entriesOf(student)).toHaveLength(1)
  })

  test('200 a repeated answer under the old record gets the same outcome', async () => {
    const { student, progress } = await atTheEnd([])
    await when.sendCheckAnswer(student, progress)
    expect((await when.sendCheckAnswer(student, progress)).body).toMatchObject({
      outcome: 'passed',
      creditedSeconds: 60,
    })
    expect(await entriesOf(student)).toHaveLength(1)
  })

  test('200 an answer under a record from before the check is judged by the stored session', async () => {
    const { student, launched, progress } = await atTheEnd([])
    const { body } = await when.sendCheckAnswer(student, { ...progress, record: launched.record })
    expect(body).toMatchObject({ outcome: 'passed', creditedSeconds: 60 })
  })

  test('200 of all options sent at the same time exactly one is judged', async () => {
    for (let round = 0; round < 10; round++) {
      const { student, progress } = await atTheEnd([questions[0] as CheckQuestion])
      const outcomes = await Promise.all(
        [0, 1, 2, 0, 1, 2].map(
          async (choice) => (await when.sendCheckAnswer(student, progress, choice, 0)).body,
        ),
      )
      const judgedWrong = outcomes.filter(({ outcome }) => outcome === 'wrong').length
      const credited = Math.max(...outcomes.map(({ creditedSeconds }) => creditedSeconds))
      expect([judgedWrong, credited]).toEqual(credited ? [0, 60] : [1, 0])
    }
  })

  test('400 check-invalid for a check of another learner, of an earlier session, or forged', async () => {
    const [one, other] = [await atTheEnd(), await atTheEnd()]
    const foreign = { ...one.progress, check: other.progress.check }
    expect((await when.sendCheckAnswer(one.student, foreign, 0)).type).toBe('progress/check-invalid')
    const again = (await when.launchLesson(one.student)).body
    expect((await when.sendCheckAnswer(one.student, { ...again, check: one.progress.check }, 0)).type).toBe(
      'progress/check-invalid',
    )
    const forged = {
      ...again,
      check: again.check && { ...again.check, checkId: `${again.check.checkId.slice(0, -6)}AAAAAA` },
    }
    expect((await when.sendCheckAnswer(one.student, forged, 0)).type).toBe('progress/check-invalid')
    expect((await when.sendCheckAnswer(one.student, again, rightTo(again))).body.outcome).toBe('passed')
  })

  test('400 record-invalid, 409 session-replaced, 409 session-expired', async () => {
    const { student, progress } = await atTheEnd([], [60, 60])
    expect((await when.sendCheckAnswer(student, { ...progress, record: 'x.y' })).type).toBe(
      'progress/record-invalid',
    )
    await when.launchLesson(student, 1)
    expect((await when.sendCheckAnswer(student, progress)).type).toBe('progress/session-replaced')
    expect((await when.sendCheckAnswer(student, progress, undefined, 90_000)).type).toBe(
      'progress/session-expired',
    )
  })
})

describe('launch', () => {
  test('200 returns the same open check with the same question and no more time', async () => {
    const { student, progress } = await atTheEnd()
    when.passTime(student, 60)
    const again = (await when.launchLesson(student)).body
    expect(again.check).toMatchObject({
      question: progress.check?.question,
      deadlineAt: progress.check?.deadlineAt,
      secondsLeft: 120,
    })
  })

  test('P4 200 a check left open in another lesson is missed on return', async () => {
    const { student } = await atTheEnd([], [60, 60])
    await when.launchLesson(student, 1)
    when.passTime(student, 200)
    const back = (await when.launchLesson(student, 0)).body
    expect(back).toMatchObject({
      creditedSeconds: 0,
      presence: { provisionalSeconds: 0, missedSeconds: 60 },
      check: { secondsLeft: 180 },
    })
  })
})

describe('metered cost', () => {
  test('a beat with presence checks, one that issues a check, and an answer: one write unit and no read each', async () => {
    const { student } = await atTheEnd() // this instance knows the questions of the course from here on
    const again = (await when.launchLesson(student)).body
    expect(again.check).toBeDefined()
    const passed = await meter.during(() => when.sendCheckAnswer(student, again, wrongTo(again)))
    expect(passed.spent).toEqual({ writes: 1, reads: 0, calls: 1 })
    const beat = await meter.during(() => when.sendBeat(student, passed.result.body.record, 0, 10))
    expect(beat.spent).toEqual({ writes: 1, reads: 0, calls: 1 })
    const { course } = student
    const other = await given.aStudent(course)
    const { record } = (await when.launchLesson(other)).body
    const issuing = await meter.during(() => when.sendBeat(other, record, 0, 60))
    expect([issuing.result.body.check !== undefined, issuing.spent]).toEqual([
      true,
      { writes: 1, reads: 0, calls: 1 },
    ])
  })

  test('a session with every attribute of a check and forty intervals stays below 1 KB', async () => {
    const student = await given.aStudent(await given.anAskingCourse([3600], questions))
    let { record } = (await when.launchLesson(student)).body
    for (let piece = 0; piece < 4; piece++)
      record = (await when.sendBeat(student, record, piece * 800, piece * 800 + 300)).body.record
    const item = JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString())
    expect(item.presence.issuedAt).toBeDefined()
    const full = {
      ...item,
      completedAt: item.studiedAt,
      presence: { ...item.presence, questionId: '12345678', wrong: 1, missedTenths: 9999 },
    }
    const { toSessionItem } = await import('@zhixing/functions/study-records/store/session-codec')
    const bytes = itemBytes(marshall(toSessionItem(full)) as unknown as WireItem)
    expect(item.watched).toHaveLength(4)
    expect(bytes).toBeLessThan(800)
  })
})
