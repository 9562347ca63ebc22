import { putPublication } from '@zhixing/functions/catalogue/store/publications'
import type { OrganisationRow } from '@zhixing/functions/identity/store/organisations'
import { Course } from '@zhixing/shared/catalogue/course'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Contract, InputOf } from '@zhixing/shared/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policy'
import * as progress from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { aLearner } from './identity'
import { request, tokenOf } from './request'

/** Publishes a course of films, past the console: what is measured begins with the learner. */
export async function publishCourse(
  courseId: string,
  lessons: { lessonId: string; lengthSeconds: number; optional?: boolean; questions?: CheckQuestion[] }[],
  now = new Date(),
  presence?: Course['presence'],
) {
  const lengthSeconds = lessons.reduce((sum, lesson) => sum + (lesson.optional ? 0 : lesson.lengthSeconds), 0)
  const course = Course.parse({
    courseId,
    courseVersion: 1,
    title: '测量用课程',
    teacher: '教师',
    teacherTitle: '教授',
    categoryId: 'political-theory',
    requirement: 'required',
    subject: 'general',
    jobLevels: [],
    tags: [],
    summary: '按真实观看记录播放的课程。',
    presence,
    lessons: lessons.map((lesson, i) => ({ ...lesson, title: `第${i + 1}课`, kind: 'video' })),
    lengthSeconds,
    studyHours: studyHoursOf(lengthSeconds, policyInUse(now)),
    policyId: policyInUse(now).policyId,
    publishedAt: now.toISOString(),
    studied: 0,
  })
  await putPublication(
    course,
    presence
      ? lessons.map((lesson, i) => ({ ...lesson, optional: false, title: `第${i + 1}课`, kind: 'video' }))
      : [],
    1,
  )
  return course
}

/** A course of so many films, each of a length in seconds. */
export const aCourse = (lengths: number[] = [120], optional: number[] = []) =>
  publishCourse(
    ulid(),
    lengths.map((lengthSeconds, i) => ({ lessonId: ulid(), lengthSeconds, optional: optional.includes(i) })),
  )

/** The same, with presence checks; without questions they ask for a confirmation. */
export const anAskingCourse = (
  lengths: number[] = [60],
  questions: CheckQuestion[] = [],
  everyMinutes = 10,
) =>
  publishCourse(
    ulid(),
    lengths.map((lengthSeconds) => ({ lessonId: ulid(), lengthSeconds, questions })),
    new Date(),
    { everyMinutes },
  )

/** A learner with a course he is enrolled in, and a clock of his own that starts now. */
export async function aStudent(course?: Course, organisation?: OrganisationRow) {
  const learner = await aLearner(organisation ? { organisation } : {})
  const enrolled = course ?? (await aCourse())
  await request(enrolment.enrol, { courseId: enrolled.courseId }, learner)
  return { ...learner, course: enrolled, at: new Date() }
}
export type Student = Awaited<ReturnType<typeof aStudent>>

const asked = async <C extends Contract>(contract: C, input: InputOf<C>, student: Student) =>
  request(contract, input, { token: await tokenOf(student.learnerId, { now: student.at }), now: student.at })

export const pass = (student: Student, seconds: number) => {
  student.at = new Date(student.at.getTime() + seconds * 1000)
}
export const launches = (student: Student, lesson = 0, course = student.course) =>
  asked(
    progress.launch,
    { courseId: course.courseId, lessonId: course.lessons[lesson]?.lessonId ?? '' },
    student,
  )

/** Plays so many seconds of the content in as many seconds, then beats. */
export async function beats(student: Student, record: string, from: number, to: number, after = to - from) {
  pass(student, after)
  return asked(progress.heartbeat, { record, played: [[from * 10, to * 10]] }, student)
}
export async function answers(
  student: Student,
  { record, check }: Pick<progress.Progress, 'record' | 'check'>,
  choice?: number,
  after = 5,
) {
  pass(student, after)
  return asked(
    progress.answerCheck,
    { record, checkId: check?.checkId ?? '', ...(choice !== undefined && { choice }) },
    student,
  )
}
export const looks = (student: Student, course = student.course) =>
  asked(progress.getProgress, { courseId: course.courseId }, student)
export const transcript = async (student: Student) => (await asked(credits.getTranscript, {}, student)).body

/** Studies a lesson from its beginning to its end, a minute at a time. */
export async function studies(student: Student, lesson = 0, course = student.course) {
  let { record, lengthSeconds } = (await launches(student, lesson, course)).body
  for (let at = 0; at < lengthSeconds; at += 60)
    record = (await beats(student, record, at, Math.min(lengthSeconds, at + 60))).body.record
  return record
}
