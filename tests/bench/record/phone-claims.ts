import { advance } from '@zhixing/shared/progress/rules'
import type { TableShape } from '../../support/engine/table-shape'
import { productRules, type StudyRules } from '../../support/progress/in-memory-study'
import type { Viewing } from '../fun-mooc'
import { createModel } from '../model/model'
import { useModel } from '../model/model-client'
import { buildClient } from '../phone/client-app'
import type { PhoneNetwork } from '../phone/phone'
import { manyInterruptions, noInterruptions } from '../phone/watch-lesson'
import { atMost, type FigureClaim } from '../report'
import { viewingsByLearner } from './concurrent-replay'
import { publishCourses } from './learners'
import { type PhoneFigures, studyOnPhones } from './phone-clients'
import { creditOfScript } from './phone-students'

const goodNetwork: PhoneNetwork = { loss: 0, jitterMs: 0 }
const badNetwork: PhoneNetwork = { loss: 0.3, jitterMs: 3000 }
const atWorst = { network: badNetwork, interruptions: manyInterruptions }

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
  const creditedTenths = session.creditedTenths + credit
  return { next: { ...next, creditedTenths, creditedThrough: now.toISOString() } }
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

const uncreditedPerHour = ({ uncreditedTenths, hours }: PhoneFigures) => uncreditedTenths / 10 / hours

/** What an honest learner may rely on, measured on the client's own code, and controls that fail it. */
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
  const half = learners.slice(0, Math.ceil(count / 2))
  await publishCourses(real.flat())
  const startedAt = performance.now()
  const noFaults = { network: goodNetwork, interruptions: noInterruptions }
  const clockRules = { advance: clockToNow, reapplyBeat: clockToNow }
  const quiet = await studyOnPhones(noFaults, code, learners, seed)
  const rough = await studyOnPhones(atWorst, code, learners, seed)
  const withoutStorage = await studyOnPhones({ ...atWorst, keepsStorage: false }, code, half, seed)
  const withClockToNow = await studyOnPhones({ ...atWorst, rules: clockRules }, code, half, seed)
  const strict = await creditOfScript(productRules)
  const lenient = await creditOfScript({ advance: tolerancePerBeat, reapplyBeat: tolerancePerBeat })
  restore()

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0)
  const clientCode = 'use-lesson-launch, use-study-session, play-tracker, unsent-intervals, storage'
  console.log(`\nhonest learners on the client's own code (${clientCode}),`)
  console.log(`the product's handlers on the model; ${seconds} s`)
  printArm('no faults', quiet)
  printArm('30 % lost, 3 s late, hidden, rung up, killed', rough)
  printArm('control: no copy in storage', withoutStorage)
  printArm('control: clock set to now', withClockToNow)

  const notCredited = 'honest seconds not credited per hour'
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
    atMost(`client, all faults: ${notCredited}`, uncreditedPerHour(rough), 5),
    mustExceed(`no copy in storage: ${notCredited}`, uncreditedPerHour(withoutStorage), 5),
    mustExceed(`clock set to now: ${notCredited}`, uncreditedPerHour(withClockToNow), 5),
    atMost('script of ten beats a second: seconds credited in 60', strict, 60),
    mustExceed('tolerance per beat: seconds credited to it in 60', lenient, 60),
  ]
}

const mustExceed = (figure: string, value: number, limit: number): FigureClaim => ({
  figure,
  value,
  target: `> ${limit} (control)`,
  isMet: value > limit,
})

function printArm(title: string, arm: PhoneFigures) {
  const figures = [
    `${arm.hours.toFixed(1)} h`,
    `${arm.beats} beats reach us (${(arm.beats / arm.hours).toFixed(1)} per hour)`,
    `${arm.refused} refused ${JSON.stringify(arm.refusedByType)}`,
    `${arm.kills} kills`,
    `${(arm.lostTenths / 10).toFixed(0)} s lost (at most ${arm.lostPerKill.toFixed(1)} s a kill)`,
    `${uncreditedPerHour(arm).toFixed(2)} s per hour not credited`,
  ]
  console.log(`  ${title}: ${figures.join(', ')}; exact in ${arm.exact} of ${arm.lessons} lessons`)
}
