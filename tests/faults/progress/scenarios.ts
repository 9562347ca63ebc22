import * as contract from '@zhixing/shared/progress/contract'
import { killAtWrite } from '../../support/engine/interrupt'
import { aCourse, anAskingCourse, aStudent, type Student } from '../../support/progress/given'
import { launchLesson, sendBeat, studyLesson } from '../../support/progress/when'
import { callVerb, learnerTokenOf } from '../calls'
import type { Scenario } from '../scenario'

interface UnderWay {
  student: Student
  record: string
  played: [number, number][]
}
const firstMinute = (): [number, number][] => [[0, 600]]

async function aLessonJustLaunched(): Promise<UnderWay> {
  const student = await aStudent(await aCourse([600]))
  const { record } = (await launchLesson(student)).body
  return { student, record, played: firstMinute() }
}

/** The second of two one-minute lessons, launched; the first is completed. */
async function aCourseOneBeatFromCompletion(): Promise<UnderWay> {
  const student = await aStudent(await aCourse([60, 60]))
  await studyLesson(student, 0)
  const { record } = (await launchLesson(student, 1)).body
  return { student, record, played: firstMinute() }
}

/** Another device has sent a beat since, so the record is no longer the current one. */
async function anOvertakenRecord(): Promise<UnderWay> {
  const { student, record } = await aLessonJustLaunched()
  await sendBeat(student, record, 60, 120)
  return { student, record, played: firstMinute() }
}

/** The last lesson is completed in the session, and nothing that follows from it is written. */
async function aCompletionCutShort(): Promise<Student> {
  const { student, record } = await aCourseOneBeatFromCompletion()
  await killAtWrite(2, 'before', () => sendBeat(student, record, 0, 60))
  return student
}

async function aLessonHalfDone(): Promise<Student> {
  const student = await aStudent(await aCourse([120, 120]))
  const { record } = (await launchLesson(student, 0)).body
  await sendBeat(student, record, 0, 60)
  return student
}

const beat = (when: string, given: () => Promise<UnderWay>): Scenario => ({
  verb: 'progress/heartbeat',
  when,
  async arrange() {
    const { student, record, played } = await given()
    return (now) =>
      callVerb(contract.heartbeat, { input: { record, played }, token: learnerTokenOf(student) }, now)
  },
})

const launchOfSecondLesson = (when: string, given: () => Promise<Student>): Scenario => ({
  verb: 'progress/launch',
  when,
  varyingFields: ['revision', 'foldedRevision'], // every launch takes over from the one before
  async arrange() {
    const student = await given()
    const { courseId, lessons } = student.course
    const input = { courseId, lessonId: lessons[1]?.lessonId ?? '' }
    return (now) => callVerb(contract.launch, { input, token: learnerTokenOf(student) }, now)
  },
})

export const scenarios: Scenario[] = [
  beat('in the middle of a lesson', aLessonJustLaunched),
  beat('that completes a course', aCourseOneBeatFromCompletion),
  beat('with a record that has been overtaken', anOvertakenRecord),
  launchOfSecondLesson('for the first time', async () => aStudent(await aCourse([60, 60]))),
  launchOfSecondLesson('leaving a lesson half done', aLessonHalfDone),
  launchOfSecondLesson('after a completion that a crash cut short', aCompletionCutShort),
  {
    verb: 'progress/getProgress',
    when: 'after a completion that a crash cut short',
    async arrange() {
      const student = await aCompletionCutShort()
      const input = { courseId: student.course.courseId }
      return (now) => callVerb(contract.getProgress, { input, token: learnerTokenOf(student) }, now)
    },
  },
  {
    verb: 'progress/answerCheck',
    async arrange() {
      const question = { question: '几日内答复？', options: ['三日', '十五日'], answer: 1 }
      const student = await aStudent(await anAskingCourse([60], [question]))
      const { record } = (await launchLesson(student)).body
      const progress = (await sendBeat(student, record, 0, 60)).body
      const input = { record: progress.record, checkId: progress.check?.checkId ?? '', choice: 1 }
      return (now) => callVerb(contract.answerCheck, { input, token: learnerTokenOf(student) }, now)
    },
  },
]
