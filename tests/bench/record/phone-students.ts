import { heartbeat, launch } from '@zhixing/shared/progress/contract'
import { inMemoryStage } from '../../attacks/progress/controls/study'
import type { StudyRules } from '../../support/progress/in-memory-study'
import { tokenOf } from '../../support/request'
import type { Viewing } from '../fun-mooc'
import { creditedTenths, enrolLearner } from './learners'
import { stableId } from './stable-id'
import { callSystem, type StudySystem, studyPath } from './study-path'

/** An enrolled learner of a system, with the ids of their videos. */
export interface BenchStudent {
  system: StudySystem
  learnerId: string
  courseId: (video: string) => string
  lessonId: (video: string) => string
}

export async function enrolProductStudent(name: string, viewings: Viewing[]): Promise<BenchStudent> {
  const learnerId = stableId(name)
  const courses = new Map(viewings.map(({ video, course }) => [video, stableId(course)]))
  for (const courseId of new Set(courses.values())) await enrolLearner(learnerId, courseId, 0)
  return {
    system: studyPath,
    learnerId,
    courseId: (video) => courses.get(video) ?? '',
    lessonId: stableId,
  }
}

/** A learner of the attacks' in-memory study, with some rules replaced. */
export async function enrolControlStudent(
  rules: Partial<StudyRules>,
  viewings: Viewing[],
): Promise<BenchStudent> {
  const { system, aStudent } = inMemoryStage(rules)
  const videos = [...new Map(viewings.map(({ video, lengthSeconds }) => [video, lengthSeconds]))]
  const { learnerId, courseId, lessonIds } = await aStudent(videos.map(([, lengthSeconds]) => lengthSeconds))
  const ids = new Map(videos.map(([video], i) => [video, lessonIds[i] ?? '']))
  return {
    system: system as StudySystem,
    learnerId,
    courseId: () => courseId,
    lessonId: (video) => ids.get(video) ?? '',
  }
}

/** Seconds credited to a script that sends ten beats a second for a minute. */
export async function creditOfScript(rules: Partial<StudyRules>): Promise<number> {
  const stage = inMemoryStage(rules)
  const system = stage.system as StudySystem
  const { learnerId, courseId, lessonIds } = await stage.aStudent([10_800])
  const start = Date.parse('2026-11-24T01:00:00.000Z')
  const token = await tokenOf(learnerId, { now: new Date(start) })
  const lesson = { courseId, lessonId: lessonIds[0] ?? '' }
  let { record } = (await callSystem(system, launch, lesson, token, new Date(start))).body
  for (let beat = 1; beat <= 600; beat++) {
    const played: [number, number][] = [[(beat - 1) * 100, beat * 100]]
    const at = new Date(start + beat * 100)
    record = (await callSystem(system, heartbeat, { record, played }, token, at)).body.record
  }
  return creditedTenths(record) / 10
}
