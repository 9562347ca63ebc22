import type { Contract } from '@zhixing/shared/contract'
import { heartbeat } from '@zhixing/shared/progress/contract'
import { advance } from '@zhixing/shared/progress/rules'
import { inMemoryStage } from '../../attacks/progress/controls/study'
import type { TableShape } from '../../support/engine/table-shape'
import { productRules, type StudyRules } from '../../support/progress/in-memory-study'
import { randomOf } from '../../support/random'
import { tokenOf } from '../../support/request'
import type { Viewing } from '../fun-mooc'
import { createModel } from '../model/model'
import { useModel } from '../model/model-client'
import { buildClient } from '../phone/client-app'
import { createPhone, type PhoneNetwork } from '../phone/phone'
import {
  type Interruptions,
  manyInterruptions,
  noInterruptions,
  reopenApp,
  watchLesson,
} from '../phone/watch-lesson'
import { aBitmap } from '../playback-bitmap'
import { atMost, type FigureClaim } from '../report'
import { viewingsByLearner } from './concurrent-replay'
import { creditedTenths, enrolLearner, publishCourses } from './learners'
import { stableId } from './stable-id'
import { callSystem, type StudySystem, studyPath } from './study-path'

interface PhoneArm {
  network: PhoneNetwork
  interruptions: Interruptions
  keepsStorage?: boolean
  /** Rules of the server that replace the product's. */
  rules?: Partial<StudyRules>
}
const badNetwork: PhoneNetwork = { loss: 0.3, jitterMs: 3000 }

/** A control: each beat sets the session's clock to now, so late or lost time is never credited. */
const clockToNow: StudyRules['advance'] = (session, played, now, policy) => {
  const { next, notCounted } = advance(session, played, now, policy)
  return { next: { ...next, creditedThrough: now.toISOString() }, notCounted }
}
/** A control: three seconds of tolerance for each beat. */
const tolerancePerBeat: StudyRules['advance'] = (session, played, now, policy) => {
  const passed = Math.max(0, now.getTime() - Date.parse(session.creditedThrough)) / 100
  const claimed = played.reduce((sum, [from, to]) => sum + to - from, 0)
  const { next } = advance(session, played, now, policy)
  const credit = Math.min(claimed, Math.floor(passed) + 30)
  return {
    next: { ...next, creditedTenths: session.creditedTenths + credit, creditedThrough: now.toISOString() },
  }
}

/** Merges jumps of less than two seconds, which a player's ticks cannot tell from playing. */
const mergeShortJumps = (played: Viewing['played']) => {
  const merged: Viewing['played'] = []
  for (const [from, to] of played) {
    const last = merged.at(-1)
    if (last && from >= last[1] && from - last[1] <= 20) last[1] = to
    else merged.push([from <= 10 ? 0 : from, to])
  }
  return merged
}

let arms = 0
/** Plays the real viewings on the client's own code; returns what was lost, refused and credited. */
async function studyOnPhones(
  { network, interruptions, keepsStorage = true, rules }: PhoneArm,
  code: string,
  learners: Viewing[][],
  seed: number,
) {
  const found = {
    hours: 0,
    beats: 0,
    refused: 0,
    playedTenths: 0,
    lostTenths: 0,
    uncreditedTenths: 0,
    kills: 0,
    lostPerKill: 0,
    exact: 0,
    lessons: 0,
  }
  const arm = ++arms // each arm has its own learners
  const why: Record<string, number> = {}
  for (const [nth, viewings] of learners.entries()) {
    const random = randomOf(seed + nth)
    const student = rules
      ? await enrolControlStudent(rules, viewings)
      : await enrolProductStudent(`honest ${arm} ${nth}`, viewings)
    const lessons = new Map<
      string,
      { bitmap: ReturnType<typeof aBitmap>; kills: number; watched: [number, number][]; credited: number }
    >()
    const lessonOf = (video: string, lengthSeconds: number) => {
      const known = lessons.get(video) ?? {
        bitmap: aBitmap(lengthSeconds),
        kills: 0,
        watched: [],
        credited: 0,
      }
      lessons.set(video, known)
      return known
    }
    const byLesson = new Map(
      viewings.map(({ video, lengthSeconds }) => [student.lessonId(video), lessonOf(video, lengthSeconds)]),
    )
    let token = { text: '', until: 0 }
    const callServer = async (contract: Contract, input: object, at: Date) => {
      if (at.getTime() >= token.until)
        token = { text: await tokenOf(student.learnerId, { now: at }), until: at.getTime() + 25 * 60_000 }
      const answer = await callSystem(student.system, contract, input as never, token.text, at)
      if (contract.path === heartbeat.path) found.beats++
      if (contract.path === heartbeat.path && answer.type) {
        found.refused++
        why[answer.type] = (why[answer.type] ?? 0) + 1
      }
      const body = answer.body as { record?: string; lessonId?: string; watched?: [number, number][] }
      const lesson = byLesson.get(body.lessonId ?? '')
      if (lesson && body.record && body.watched)
        Object.assign(lesson, { watched: body.watched, credited: creditedTenths(body.record) })
      return { status: answer.status, body }
    }
    const phone = createPhone(code, {
      random,
      network,
      callServer,
      startsAt: viewings[0]?.startedAt ?? 0,
      keepsStorage,
    })
    for (const { video, lengthSeconds, played, startedAt } of viewings) {
      await phone.pass(Math.max(1000, startedAt - phone.now))
      const lesson = lessonOf(video, lengthSeconds)
      lesson.bitmap.play(played)
      found.playedTenths += played.reduce((sum, [from, to]) => sum + to - from, 0)
      const kills = await watchLesson(
        phone,
        { courseId: student.courseId(video), lessonId: student.lessonId(video), lengthSeconds },
        played,
        interruptions,
        random,
      )
      lesson.kills += kills
      found.kills += kills
      await reopenApp(phone)
    }
    for (const { bitmap, kills, watched, credited } of lessons.values()) {
      const lost = bitmap.tenths - watched.reduce((sum, [from, to]) => sum + to - from, 0)
      found.lessons++
      if (bitmap.equals(watched)) found.exact++
      found.lostTenths += lost
      found.lostPerKill = Math.max(found.lostPerKill, lost / 10 / Math.max(1, kills))
      found.uncreditedTenths += bitmap.tenths - credited
    }
  }
  return { ...found, why, hours: found.playedTenths / 36_000 }
}

interface BenchStudent {
  system: StudySystem
  learnerId: string
  courseId: (video: string) => string
  lessonId: (video: string) => string
}

async function enrolProductStudent(name: string, viewings: Viewing[]): Promise<BenchStudent> {
  const learnerId = stableId(name)
  const courses = new Map(viewings.map(({ video, course }) => [video, stableId(course)]))
  for (const courseId of new Set(courses.values())) await enrolLearner(learnerId, courseId, 0)
  return { system: studyPath, learnerId, courseId: (video) => courses.get(video) ?? '', lessonId: stableId }
}

/** The in-memory study of the attacks, with some rules replaced. */
async function enrolControlStudent(rules: Partial<StudyRules>, viewings: Viewing[]): Promise<BenchStudent> {
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
async function creditOfScript(rules: Partial<StudyRules>): Promise<number> {
  const { system, aStudent } = inMemoryStage(rules)
  const { learnerId, courseId, lessonIds } = await aStudent([10_800])
  const begin = Date.parse('2026-11-24T01:00:00.000Z')
  const token = await tokenOf(learnerId, { now: new Date(begin) })
  const { launch } = await import('@zhixing/shared/progress/contract')
  let { record } = (
    await callSystem(
      system as StudySystem,
      launch,
      { courseId, lessonId: lessonIds[0] ?? '' },
      token,
      new Date(begin),
    )
  ).body
  for (let beat = 1; beat <= 600; beat++) {
    const played: [number, number][] = [[(beat - 1) * 100, beat * 100]]
    record = (
      await callSystem(
        system as StudySystem,
        heartbeat,
        { record, played },
        token,
        new Date(begin + beat * 100),
      )
    ).body.record
  }
  return creditedTenths(record) / 10
}

/** What an honest learner may rely on, measured on the client's own code, and three controls that fail it. */
export async function measureHonestClients(
  shape: TableShape,
  seed: number,
  count: number,
): Promise<FigureClaim[]> {
  const restore = useModel(createModel(shape))
  const code = await buildClient()
  const real = viewingsByLearner()
  const learners = real
    .slice(0, count)
    .map((viewings) => viewings.map((viewing) => ({ ...viewing, played: mergeShortJumps(viewing.played) })))
  await publishCourses(real.flat())
  const began = performance.now()
  const quiet = await studyOnPhones(
    { network: { loss: 0, jitterMs: 0 }, interruptions: noInterruptions },
    code,
    learners,
    seed,
  )
  const rough = await studyOnPhones(
    { network: badNetwork, interruptions: manyInterruptions },
    code,
    learners,
    seed,
  )
  const few = learners.slice(0, Math.ceil(count / 2))
  const forgetful = await studyOnPhones(
    { network: badNetwork, interruptions: manyInterruptions, keepsStorage: false },
    code,
    few,
    seed,
  )
  const impatient = await studyOnPhones(
    {
      network: badNetwork,
      interruptions: manyInterruptions,
      rules: { advance: clockToNow, reapplyBeat: clockToNow },
    },
    code,
    few,
    seed,
  )
  const [strict, lenient] = [
    await creditOfScript(productRules),
    await creditOfScript({ advance: tolerancePerBeat, reapplyBeat: tolerancePerBeat }),
  ]
  restore()
  const perHour = ({ hours }: { hours: number }, tenths: number) => tenths / 10 / hours
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  const clientCode = 'use-launch, use-study-session, play-tracker, unsent-intervals, storage'
  console.log(
    `\nhonest learners on the client's own code (${clientCode}), the product's handlers on the model; ${seconds} s`,
  )
  const describe = (arm: typeof quiet) =>
    [
      `${arm.hours.toFixed(1)} h`,
      `${arm.beats} beats reach us (${(arm.beats / arm.hours).toFixed(1)} per hour)`,
      `${arm.refused} refused ${JSON.stringify(arm.why)}`,
      `${arm.kills} kills`,
      `${(arm.lostTenths / 10).toFixed(0)} s lost (at most ${arm.lostPerKill.toFixed(1)} s a kill)`,
      `${perHour(arm, arm.uncreditedTenths).toFixed(2)} s per hour not credited; exact in ${arm.exact} of ${arm.lessons} lessons`,
    ].join(', ')
  for (const [title, arm] of Object.entries({
    'no faults': quiet,
    '30 % lost, 3 s late, hidden, rung up, killed': rough,
    'control: no copy in storage': forgetful,
    'control: clock set to now': impatient,
  }))
    console.log(`  ${title}: ${describe(arm)}`)
  const fails = (figure: string, value: number, limit: number): FigureClaim => ({
    figure,
    value,
    target: `> ${limit} (control)`,
    isMet: value > limit,
  })
  return [
    atMost('client, no faults: beats per watched hour', quiet.beats / quiet.hours, 68),
    {
      figure: 'client, no faults: watched equals the bitmap, share of lessons',
      value: quiet.exact / quiet.lessons,
      target: '= 1',
      isMet: quiet.exact === quiet.lessons,
    },
    atMost('client, all faults: honest beats refused, share', rough.refused / rough.beats, 0.001),
    atMost('client, all faults: seconds lost on a kill, at most', rough.lostPerKill, 60),
    atMost(
      'client, all faults: honest seconds not credited per hour',
      perHour(rough, rough.uncreditedTenths),
      5,
    ),
    fails(
      'no copy in storage: honest seconds not credited per hour',
      perHour(forgetful, forgetful.uncreditedTenths),
      5,
    ),
    fails(
      'clock set to now: honest seconds not credited per hour',
      perHour(impatient, impatient.uncreditedTenths),
      5,
    ),
    atMost('script of ten beats a second: seconds credited in 60', strict, 60),
    fails('tolerance per beat: seconds credited to it in 60', lenient, 60),
  ]
}
