import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { Attack } from '../attack'
import { withClientClock } from './controls/trust'

const BATCH = 50

/** Fifty beats in a second, with times up to an hour ahead; each round starts with a launch. */
const batches: Attack = {
  threat: 'T3',
  title: 'batches of invented beats, an hour ahead',
  async run(attempt) {
    const learner = await attempt.learner([21_600])
    let content = 0
    for (let round = 0; round < 5; round++) {
      let record = await learner.start()
      const began = attempt.now.getTime()
      const beats = Array.from({ length: BATCH }, (_, nth) => ({
        at: new Date(began + (nth + 1) * 72_000).toISOString(),
        played: [[content + nth * 720, content + (nth + 1) * 720]] as Interval[],
      }))
      content += BATCH * 720
      await attempt.expectRefused(learner.beat(record, beats[0]?.played ?? [], { beats }))
      for (const { at, played } of beats) {
        attempt.passTime(1 / BATCH)
        const dated = await learner.beat(record, played, { at })
        const reply = dated.body ? dated : await learner.beat(record, played)
        record = reply.body?.record ?? record
      }
    }
  },
  controls: [
    { removed: 'the server’s clock: the time of a beat is the one it brings', stage: withClientClock },
  ],
}

export const attacks = [batches]
