import { renewToken } from '@zhixing/shared/identity/contract'
import { getProgress, heartbeat, launch } from '@zhixing/shared/progress/contract'
import type { Attack } from '../attack'
import { withoutDevice, withoutTokenExpiry } from '../progress/controls/trust'

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
    const onProxy = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140.0.0.0' }
    await attempt.expectRefused(attempt.send(launch, target, token, onProxy))
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
  controls: [
    { removed: 'a token ends after half an hour', stage: withoutTokenExpiry },
    { removed: 'a launch asks for a login of the device it comes from', stage: withoutDevice },
  ],
  limitation:
    'a proxy that also copies what the phone says of itself has half an hour, in real time and instead of its owner',
}

export const attacks = [handedOver]
