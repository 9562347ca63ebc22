import * as progress from '@zhixing/shared/progress/contract'
import { aCourse, aStudent, type Student } from '../../support/progress/given'
import { launchLesson, sendBeat, studyLesson } from '../../support/progress/when'
import { tokenOf } from '../../support/request'
import { type Scenario, told } from '../scenario'

const of = (student: Student) => (now: Date) => tokenOf(student.learnerId, { now })
const placeOf = ({ course }: Student, lesson: number) => ({
  courseId: course.courseId,
  lessonId: course.lessons[lesson]?.lessonId ?? '',
})
const enter = (student: Student, lesson: number) => (now: Date) =>
  told(progress.launch, { input: placeOf(student, lesson), token: of(student) }, now)

/** A minute of the lesson, and nothing before it. */
async function oneMinute() {
  const student = await aStudent(await aCourse([600]))
  const { record } = (await launchLesson(student)).body
  return { student, record, played: [[0, 600]] as [number, number][] }
}

/** The last minute of the last of two lessons. */
async function lastMinute() {
  const student = await aStudent(await aCourse([60, 60]))
  await studyLesson(student, 0)
  const { record } = (await launchLesson(student, 1)).body
  return { student, record, played: [[0, 600]] as [number, number][] }
}

/** The other minute is in; a record that is not the newest any more carries this one. */
async function secondDevice() {
  const { student, record } = await oneMinute()
  await sendBeat(student, record, 60, 120)
  return { student, record, played: [[0, 600]] as [number, number][] }
}

const beat = (when: string, arrange: typeof oneMinute): Scenario => ({
  verb: 'progress/heartbeat',
  when,
  async arrange() {
    const { student, record, played } = await arrange()
    return (now) => told(progress.heartbeat, { input: { record, played }, token: of(student) }, now)
  },
})

// Whoever enters again takes over again: how often it came to that stands in the revision, and in whatever folds by it.
const varies = ['revision', 'foldedRevision']
const launch = (when: string, arrange: () => Promise<Student>): Scenario => ({
  verb: 'progress/launch',
  when,
  varies,
  arrange: async () => enter(await arrange(), 1),
})

export const progressScenarios: Scenario[] = [
  beat('in the middle of a lesson', oneMinute),
  beat('that completes a course', lastMinute),
  beat('with a record that has been overtaken', secondDevice),
  launch('for the first time', async () => aStudent(await aCourse([60, 60]))),
  launch('leaving a lesson half done', async () => {
    const student = await aStudent(await aCourse([120, 120]))
    const { record } = (await launchLesson(student, 0)).body
    await sendBeat(student, record, 0, 60)
    return student
  }),
  launch('after a completion that a crash cut short', async () => {
    const { student, record } = await lastMinute()
    await unsettled(student, record)
    return student
  }),
  {
    verb: 'progress/getProgress',
    when: 'after a completion that a crash cut short',
    async arrange() {
      const { student, record } = await lastMinute()
      await unsettled(student, record)
      return (now) =>
        told(progress.getProgress, { input: { courseId: student.course.courseId }, token: of(student) }, now)
    },
  },
]

/** Completed in the session, and in nothing that follows from it. */
async function unsettled(student: Student, record: string) {
  const { killAtWrite } = await import('../../support/engine/interrupt')
  await killAtWrite(2, 'before', () => sendBeat(student, record, 0, 60))
}
