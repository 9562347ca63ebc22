import { randomOf } from '../../support/random'
import type { Attack } from '../attack'
import { withClockPerLaunch, withoutRevisionCondition, withSessionPerLesson } from './controls/clock'

const DEVICES = 50
const ROUNDS = 8

const manyDevices: Attack = {
  threat: 'T7',
  title: `${DEVICES} devices, as many lessons, launches at random`,
  async run(attempt) {
    const random = randomOf(7)
    const learner = await attempt.learner(Array.from({ length: DEVICES }, () => 6000))
    const held: (string | undefined)[] = Array.from({ length: DEVICES })
    const launch = async (device: number) => {
      held[device] = (await learner.launch(device)).body?.record
    }
    const beat = async (device: number, from: number, to: number) => {
      const record = held[device]
      if (record !== undefined)
        held[device] = (await learner.beat(record, [[from, to]])).body?.record ?? record
    }
    for (let device = 0; device < DEVICES; device++) await launch(device)
    for (let round = 0; round < ROUNDS; round++) {
      attempt.passTime(60)
      // Five at a time; nine in ten carry the record of a session that has been replaced.
      for (let first = 0; first < DEVICES; first += 5)
        await Promise.all([0, 1, 2, 3, 4].map((nth) => beat(first + nth, round * 600, round * 600 + 600)))
      // Four launch again at the same time and claim five minutes each; one crashes and loses its record.
      const anew = Array.from({ length: 4 }, () => Math.floor(random() * DEVICES))
      await Promise.all(anew.map(launch))
      for (const device of anew) await beat(device, 30_000 + round * 3000, 33_000 + round * 3000)
      held[anew[0] ?? 0] = undefined
    }
  },
  racing: true,
  controls: [
    { removed: 'one session of a learner: there is one per lesson', stage: withSessionPerLesson },
    { removed: 'the condition on the revision', stage: withoutRevisionCondition },
    { removed: 'a launch carries the clock over: it grants an allowance', stage: withClockPerLaunch },
  ],
}

export const attacks = [manyDevices]
