import type { Attack } from '../attack'
import { withoutElapsedBound } from './controls/clock'

const rates = [0.1, 0.5, 1, 1.25, 1.5, 2, 4, 8, 16, 64, 100]

const speed: Attack = {
  threat: 'T5',
  title: `playback at ${rates[0]} to ${rates.at(-1)} times life`,
  async run(attempt) {
    for (const rate of rates) {
      const learner = await attempt.learner([3600])
      let record = await learner.start()
      let position = 0
      for (let minute = 0; minute < 10; minute++) {
        attempt.passTime(60)
        const to = position + Math.round(600 * rate)
        record =
          (
            await learner.beat(record, [
              [position % 36_000, Math.min(36_000, (position % 36_000) + to - position)],
            ])
          ).body?.record ?? record
        position = to
      }
    }
  },
  controls: [{ removed: 'credit is at most the time that passed', stage: withoutElapsedBound }],
}

export const attacks = [speed]
