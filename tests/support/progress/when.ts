import type { Contract, InputOf } from '@zhixing/shared/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import * as progress from '@zhixing/shared/progress/contract'
import { request, tokenOf } from '../request'
import type { Student } from './given'

const requestAs = async <C extends Contract>(student: Student, contract: C, input: InputOf<C>) =>
  request(contract, input, { token: await tokenOf(student.learnerId, { now: student.at }), now: student.at })

export const passTime = (student: Student, seconds: number) => {
  student.at = new Date(student.at.getTime() + seconds * 1000)
}

export const launchLesson = (student: Student, lesson = 0, course = student.course) => {
  const lessonId = course.lessons[lesson]?.lessonId ?? ''
  return requestAs(student, progress.launch, { courseId: course.courseId, lessonId })
}

/**
 * Passes `seconds` (as long as the content, unless told otherwise), then reports the content from `from` to
 * `to` as played.
 */
export async function sendBeat(
  student: Student,
  record: string,
  from: number,
  to: number,
  seconds = to - from,
) {
  passTime(student, seconds)
  return requestAs(student, progress.heartbeat, { record, played: [[from * 10, to * 10]] })
}

export async function sendCheckAnswer(
  student: Student,
  { record, check }: Pick<progress.Progress, 'record' | 'check'>,
  choice?: number,
  seconds = 5,
) {
  passTime(student, seconds)
  const input = { record, checkId: check?.checkId ?? '', ...(choice !== undefined && { choice }) }
  return requestAs(student, progress.answerCheck, input)
}

export const fetchProgress = (student: Student, course = student.course) =>
  requestAs(student, progress.getProgress, { courseId: course.courseId })

export const fetchTranscript = async (student: Student) =>
  (await requestAs(student, credits.getTranscript, {})).body

/** Launches a lesson and plays it to its end, a beat a minute; returns the last record. */
export async function studyLesson(student: Student, lesson = 0, course = student.course) {
  let { record, lengthSeconds } = (await launchLesson(student, lesson, course)).body
  for (let at = 0; at < lengthSeconds; at += 60)
    record = (await sendBeat(student, record, at, Math.min(lengthSeconds, at + 60))).body.record
  return record
}
