import { randomOf } from '../../support/random'
import { type Viewing, viewings } from '../fun-mooc'
import { aSummary, type Faults, forge, learn, publishAll, type Run } from './learners'
import { aLedger, type Ledger } from './ledger'
import { aSchedule } from './schedule'

/** A Tuesday, nine o'clock in Beijing: everybody is there within a minute. */
export const BEGINS_AT = Date.parse('2026-11-24T01:00:00.000Z')
const ARRIVAL_MS = 60_000

/**
 * What so many learners study: every tenth all that a real learner did, so that lessons change and are entered again, every other one real
 * viewing, each of them as often as the next.
 */
export function programmes(learners: number): Viewing[][] {
  const real = realLearners()
  const each = real.flat()
  return Array.from({ length: learners }, (_, i) =>
    i % 10 === 0
      ? (real[(i / 10) % real.length] as Viewing[])
      : [each[(i - Math.floor(i / 10)) % each.length] as Viewing],
  )
}

/** Each real learner's viewings, in their order. */
export function realLearners(): Viewing[][] {
  const byLearner = new Map<string, Viewing[]>()
  for (const viewing of viewings())
    byLearner.set(viewing.learner, [...(byLearner.get(viewing.learner) ?? []), viewing])
  return [...byLearner.values()]
}

/** Honest learners and scripts are counted apart. */
export interface Ledgers {
  honest: Ledger
  forging: Ledger
}
export function twoLedgers() {
  const ledgers: Ledgers = { honest: aLedger(), forging: aLedger() }
  const observe: Ledger['observe'] = (call) =>
    (ledgers.forging.isOpen ? ledgers.forging : ledgers.honest).observe(call)
  return { ledgers, observe }
}

interface Asked {
  learners: number
  forgers: number
  faults: Faults
  seed: number
}

/** So many learners at once, each with the viewings of a real one, and scripts among them, on whatever the product's stores speak to. */
export async function replayAtOnce({ honest, forging }: Ledgers, { learners, forgers, faults, seed }: Asked) {
  const studied = programmes(learners)
  const schedule = aSchedule()
  const summary = aSummary()
  await publishAll(viewings())
  const runOf = (name: string, ledger: Ledger): Run => ({
    ledger,
    schedule,
    random: randomOf(seed + seedOf(name)),
  })
  const forged: Awaited<ReturnType<typeof forge>>[] = []
  for (const [i, programme] of studied.entries()) {
    const name = `learner ${i}`
    const run = runOf(name, honest)
    const beginsAt = BEGINS_AT + Math.floor(run.random() * ARRIVAL_MS)
    schedule.begin(beginsAt, () => learn(run, name, programme, beginsAt, faults, summary))
  }
  const lessons = [...new Map(viewings().map((viewing) => [viewing.video, viewing])).values()]
  for (let i = 0; i < forgers; i++) {
    const name = `forger ${i}`
    const run = runOf(name, forging)
    const films = [lessons[i % lessons.length], lessons[(i + 1) % lessons.length]] as [Viewing, Viewing]
    const beginsAt = BEGINS_AT + Math.floor(run.random() * ARRIVAL_MS)
    schedule.begin(
      beginsAt,
      async () =>
        void forged.push(await forge(run, name, i % 2 ? 'two devices' : 'too fast', films, beginsAt)),
    )
  }
  const began = performance.now()
  await schedule.run()
  return { ...summary, forged, seconds: (performance.now() - began) / 1000 }
}

const seedOf = (name: string) =>
  [...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7)
