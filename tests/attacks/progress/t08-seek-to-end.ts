import { randomOf } from '../../support/random'
import type { Attack } from '../attack'
import { withFurthestPosition } from './controls/clock'

const seekToEnd: Attack = {
  threat: 'T8',
  title: 'seeks to the end, and to anywhere',
  async run(attempt) {
    const random = randomOf(8)
    const learner = await attempt.learner([6000])
    let record = await learner.start()
    const play = async (from: number, to: number, seconds: number) => {
      attempt.passTime(seconds)
      const { body } = await learner.beat(record, [[from, to]])
      if (body?.completedAt) attempt.letThrough()
      record = body?.record ?? record
    }
    await play(0, 10, 1)
    await play(59_990, 60_000, 1)
    for (let seek = 0; seek < 50; seek++) {
      const from = Math.floor(random() * 59_980)
      await play(from, from + 10, 1)
    }
    await play(0, 60_000, 1)
  },
  controls: [{ removed: 'coverage: the furthest position counts', stage: withFurthestPosition }],
}

export const attacks = [seekToEnd]
