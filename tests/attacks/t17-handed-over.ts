import { renewToken } from '@zhixing/shared/identity/contract'
import { getProgress, heartbeat, launch } from '@zhixing/shared/progress/contract'
import type { Attack } from './attempt'
import { endlessToken } from './controls/trust'

const HOURS = 8

/** A proxy that was handed the learner’s token and goes on with it, alone and beside its owner. */
export const handedOver: Attack = {
  threat: 'T17',
  title: `a token handed to a proxy, used for ${HOURS} hours`,
  async run(attempt) {
    const learner = await attempt.learner([21_600, 21_600])
    const place = { courseId: learner.courseId, lessonId: learner.lessonIds[1] }
    const token = await learner.token()
    let own = await learner.enter(0)
    let proxied = learner.seen(await attempt.ask(launch, place, token)).body?.record ?? own
    for (let minute = 1; minute <= HOURS * 60; minute++) {
      attempt.pass(60)
      const played = [[(minute - 1) * 600, minute * 600]]
      const expired = minute >= 30
      const beat = learner.seen(await attempt.ask(heartbeat, { record: proxied, played }, token))
      proxied = beat.body?.record ?? proxied
      own = (await learner.beat(own, [[(minute - 1) * 600, minute * 600]])).body?.record ?? own
      if (!expired) continue
      if (beat.status < 400) attempt.letThrough()
      for (const asked of [
        attempt.ask(launch, place, token),
        attempt.ask(getProgress, place, token),
        attempt.ask(renewToken, {}, token),
      ])
        await attempt.refuses(asked)
    }
    await attempt.refuses(attempt.ask(renewToken, {}, await learner.token()))
  },
  controls: [{ removed: 'a token ends after half an hour', stage: endlessToken }],
  openly:
    'within its half hour a handed-over token works, at most in real time and in its owner’s place: launches ask for no fresh login yet',
}
