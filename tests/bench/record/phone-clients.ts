import type { Contract } from '@zhixing/shared/contract'
import { heartbeat } from '@zhixing/shared/progress/contract'
import type { StudyRules } from '../../support/progress/in-memory-study'
import { type Random, randomOf } from '../../support/random'
import { tokenOf } from '../../support/request'
import type { Viewing } from '../fun-mooc'
import { createPhone, type PhoneNetwork } from '../phone/phone'
import { type Interruptions, reopenApp, watchLesson } from '../phone/watch-lesson'
import { aBitmap } from '../playback-bitmap'
import { creditedTenths } from './learners'
import { type BenchStudent, enrolControlStudent, enrolProductStudent } from './phone-students'
import { callSystem } from './study-path'

/** One experiment: a network, a learner's interruptions, and what a control lacks. */
export interface PhoneArm {
  network: PhoneNetwork
  interruptions: Interruptions
  keepsStorage?: boolean
  /** Rules of the server that replace the product's. */
  rules?: Partial<StudyRules>
}

const newFigures = () => ({
  beats: 0,
  refused: 0,
  refusedByType: {} as Record<string, number>,
  playedTenths: 0,
  lostTenths: 0,
  uncreditedTenths: 0,
  kills: 0,
  lostPerKill: 0,
  exact: 0,
  lessons: 0,
})
type RunningFigures = ReturnType<typeof newFigures>
export type PhoneFigures = RunningFigures & { hours: number }

interface WatchedLesson {
  bitmap: ReturnType<typeof aBitmap>
  kills: number
  watched: [number, number][]
  credited: number
}

const TOKEN_MS = 25 * 60_000
let arms = 0

/** Plays the real viewings of each learner on the client's own code; returns what was lost, refused and credited. */
export async function studyOnPhones(
  arm: PhoneArm,
  code: string,
  learners: Viewing[][],
  seed: number,
): Promise<PhoneFigures> {
  const figures = newFigures()
  const armNumber = ++arms // each arm has its own learners
  for (const [n, viewings] of learners.entries()) {
    const student = arm.rules
      ? await enrolControlStudent(arm.rules, viewings)
      : await enrolProductStudent(`honest ${armNumber} ${n}`, viewings)
    await studyOnPhone(arm, code, student, viewings, randomOf(seed + n), figures)
  }
  return { ...figures, hours: figures.playedTenths / 36_000 }
}

async function studyOnPhone(
  { network, interruptions, keepsStorage = true }: PhoneArm,
  code: string,
  student: BenchStudent,
  viewings: Viewing[],
  random: Random,
  figures: RunningFigures,
) {
  const lessons = new Map<string, WatchedLesson>()
  for (const { video, lengthSeconds } of viewings) {
    const lesson = { bitmap: aBitmap(lengthSeconds), kills: 0, watched: [], credited: 0 }
    if (!lessons.has(student.lessonId(video))) lessons.set(student.lessonId(video), lesson)
  }
  const callServer = serverFor(student, lessons, figures)
  const startsAt = viewings[0]?.startedAt ?? 0
  const phone = createPhone(code, { random, network, callServer, startsAt, keepsStorage })
  for (const { video, lengthSeconds, played, startedAt } of viewings) {
    await phone.pass(Math.max(1000, startedAt - phone.now))
    const lessonId = student.lessonId(video)
    const lesson = lessons.get(lessonId) as WatchedLesson
    lesson.bitmap.play(played)
    figures.playedTenths += tenthsOf(played)
    const target = { courseId: student.courseId(video), lessonId, lengthSeconds }
    const kills = await watchLesson(phone, target, played, interruptions, random)
    lesson.kills += kills
    figures.kills += kills
    await reopenApp(phone)
  }
  for (const lesson of lessons.values()) countLesson(lesson, figures)
}

/** Carries the phone's requests to the student's system, and notes what each answer says of a lesson. */
function serverFor(student: BenchStudent, lessons: Map<string, WatchedLesson>, figures: RunningFigures) {
  let token = { text: '', until: 0 }
  return async (contract: Contract, input: object, at: Date) => {
    if (at.getTime() >= token.until)
      token = { text: await tokenOf(student.learnerId, { now: at }), until: at.getTime() + TOKEN_MS }
    const answer = await callSystem(student.system, contract, input as never, token.text, at)
    if (contract.path === heartbeat.path) {
      figures.beats++
      if (answer.type) {
        figures.refused++
        figures.refusedByType[answer.type] = (figures.refusedByType[answer.type] ?? 0) + 1
      }
    }
    const body = answer.body as { record?: string; lessonId?: string; watched?: [number, number][] }
    const lesson = lessons.get(body.lessonId ?? '')
    if (lesson && body.record && body.watched)
      Object.assign(lesson, { watched: body.watched, credited: creditedTenths(body.record) })
    return { status: answer.status, body }
  }
}

function countLesson({ bitmap, kills, watched, credited }: WatchedLesson, figures: RunningFigures) {
  const lost = bitmap.tenths - tenthsOf(watched)
  figures.lessons++
  if (bitmap.equals(watched)) figures.exact++
  figures.lostTenths += lost
  figures.lostPerKill = Math.max(figures.lostPerKill, lost / 10 / Math.max(1, kills))
  figures.uncreditedTenths += bitmap.tenths - credited
}

const tenthsOf = (intervals: readonly (readonly [number, number])[]) =>
  intervals.reduce((sum, [from, to]) => sum + to - from, 0)
