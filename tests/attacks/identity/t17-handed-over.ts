import { renewToken } from '@zhixing/shared/identity/contract'
import { getProgress, heartbeat, launch } from '@zhixing/shared/progress/contract'
import type { Attack } from '../attack'
import { withoutTokenExpiry } from '../progress/controls/trust'

const HOURS = 8

/** A proxy uses the learner's token, alone and beside its owner. */
const handedOver: Attack = {
  threat: 'T17',
  title: `a token handed to a proxy, used for ${HOURS} hours`,
  async run(attempt) {
    const learner = await attempt.learner([21_600, 21_600])
    const target = { courseId: learner.courseId, lessonId: learner.lessonIds[1] }
    const token = await learner.token()
    let own = await learner.start(0)
    let proxied = learner.observe(await attempt.send(launch, target, token)).body?.record ?? own
    for (let minute = 1; minute <= HOURS * 60; minute++) {
      attempt.passTime(60)
      const played = [[(minute - 1) * 600, minute * 600]]
      const expired = minute >= 30
      const beat = learner.observe(await attempt.send(heartbeat, { record: proxied, played }, token))
      proxied = beat.body?.record ?? proxied
      own = (await learner.beat(own, [[(minute - 1) * 600, minute * 600]])).body?.record ?? own
      if (!expired) continue
      if (beat.status < 400) attempt.letThrough()
      for (const answer of [
        attempt.send(launch, target, token),
        attempt.send(getProgress, target, token),
        attempt.send(renewToken, {}, token),
      ])
        await attempt.expectRefused(answer)
    }
    await attempt.expectRefused(attempt.send(renewToken, {}, await learner.token()))
  },
  controls: [{ removed: 'a token ends after half an hour', stage: withoutTokenExpiry }],
  limitation:
    'a handed-over token works for half an hour, in real time and instead of its owner; a launch needs no new login',
}

export const attacks = [handedOver]
