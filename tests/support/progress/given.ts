import { putPublication } from '@zhixing/functions/catalogue/store/publications'
import { Course } from '@zhixing/shared/catalogue/course'
import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import { ulid } from 'ulid'
import { aLearner, type Organisation } from '../identity/given'
import { request } from '../request'

interface LessonFacts {
  lessonId: string
  lengthSeconds: number
  optional?: boolean
  mediaUrl?: string
  questions?: CheckQuestion[]
}

/** Puts a course of films straight into the catalogue's store, without the console's drafts and approvals. */
export async function publishCourse(
  courseId: string,
  lessons: LessonFacts[],
  now = new Date(),
  presence?: Course['presence'],
  courseVersion = 1,
) {
  const lengthSeconds = lessons.reduce((sum, lesson) => sum + (lesson.optional ? 0 : lesson.lengthSeconds), 0)
  const course = Course.parse({
    courseId,
    courseVersion,
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
    courseVersion,
  )
  return course
}

/** A published course of films of these lengths in seconds; `optional` holds indexes of lessons. */
export const aCourse = (lengths: number[] = [120], optional: number[] = []) =>
  publishCourse(
    ulid(),
    lengths.map((lengthSeconds, i) => ({ lessonId: ulid(), lengthSeconds, optional: optional.includes(i) })),
  )

/** A course with presence checks; without questions they ask for a confirmation. */
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

/** A learner enrolled in a course, with a clock (`at`) of their own that starts now. */
export async function aStudent(course?: Course, organisation?: Organisation) {
  const learner = await aLearner(organisation ? { organisation } : {})
  const enrolled = course ?? (await aCourse())
  await request(enrolment.enrol, { courseId: enrolled.courseId }, learner)
  return { ...learner, course: enrolled, at: new Date() }
}
export type Student = Awaited<ReturnType<typeof aStudent>>
