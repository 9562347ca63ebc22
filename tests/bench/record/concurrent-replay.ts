import { randomOf } from '../../support/random'
import { readViewings, type Viewing } from '../fun-mooc'
import {
  type NetworkFaults,
  newSummary,
  publishCourses,
  type StudyRun,
  studyForged,
  studyHonestly,
} from './learners'
import { createSpendingLog, type SpendingLog } from './spending-log'
import { createVirtualClock } from './virtual-clock'

/** A Tuesday, 09:00 in Beijing; every learner arrives within a minute. */
export const REPLAY_START = Date.parse('2026-11-24T01:00:00.000Z')
const ARRIVAL_MS = 60_000

/**
 * The viewings of each learner: every tenth repeats all viewings of a real learner, so that lessons change
 * and are entered again; the others have one real viewing each, all equally often.
 */
export function assignViewings(learners: number): Viewing[][] {
  const real = viewingsByLearner()
  const each = real.flat()
  return Array.from({ length: learners }, (_, i) =>
    i % 10 === 0
      ? (real[(i / 10) % real.length] as Viewing[])
      : [each[(i - Math.floor(i / 10)) % each.length] as Viewing],
  )
}

/** The viewings of each real learner, in order. */
export function viewingsByLearner(): Viewing[][] {
  const byLearner = new Map<string, Viewing[]>()
  for (const viewing of readViewings())
    byLearner.set(viewing.learner, [...(byLearner.get(viewing.learner) ?? []), viewing])
  return [...byLearner.values()]
}

/** Honest learners and scripts are counted separately. */
export interface SpendingLogs {
  honest: SpendingLog
  forging: SpendingLog
}
export function createSpendingLogs() {
  const ledgers: SpendingLogs = { honest: createSpendingLog(), forging: createSpendingLog() }
  const observe: SpendingLog['observe'] = (call) =>
    (ledgers.forging.isOpen ? ledgers.forging : ledgers.honest).observe(call)
  return { ledgers, observe }
}

interface ReplayOptions {
  learners: number
  forgers: number
  faults: NetworkFaults
  seed: number
}

/** Plays many learners and some scripts at the same time on a virtual clock. */
export async function replayConcurrently(
  { honest, forging }: SpendingLogs,
  { learners, forgers, faults, seed }: ReplayOptions,
) {
  const studied = assignViewings(learners)
  const schedule = createVirtualClock()
  const summary = newSummary()
  await publishCourses(readViewings())
  const runOf = (name: string, ledger: SpendingLog): StudyRun => ({
    spending: ledger,
    clock: schedule,
    random: randomOf(seed + seedOf(name)),
  })
  const forged: Awaited<ReturnType<typeof studyForged>>[] = []
  for (const [i, programme] of studied.entries()) {
    const name = `learner ${i}`
    const run = runOf(name, honest)
    const beginsAt = REPLAY_START + Math.floor(run.random() * ARRIVAL_MS)
    schedule.start(beginsAt, () => studyHonestly(run, name, programme, beginsAt, faults, summary))
  }
  const lessons = [...new Map(readViewings().map((viewing) => [viewing.video, viewing])).values()]
  for (let i = 0; i < forgers; i++) {
    const name = `forger ${i}`
    const run = runOf(name, forging)
    const films = [lessons[i % lessons.length], lessons[(i + 1) % lessons.length]] as [Viewing, Viewing]
    const beginsAt = REPLAY_START + Math.floor(run.random() * ARRIVAL_MS)
    schedule.start(
      beginsAt,
      async () =>
        void forged.push(await studyForged(run, name, i % 2 ? 'two devices' : 'too fast', films, beginsAt)),
    )
  }
  const began = performance.now()
  await schedule.run()
  return { ...summary, forged, seconds: (performance.now() - began) / 1000 }
}

const seedOf = (name: string) =>
  [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7)
