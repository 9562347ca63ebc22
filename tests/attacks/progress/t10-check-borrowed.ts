import type { Progress } from '@zhixing/shared/progress/contract'
import type { Attack } from '../attack'
import { withoutDeadline, withReusableChecks, withUnboundChecks } from './controls/presence'

const LENGTH = 120

const checkBorrowed: Attack = {
  threat: 'T10',
  title: 'checks of another learner, session or purpose, used again, too late, many at once',
  async run(attempt) {
    const [one, other] = [await attempt.learner([LENGTH, LENGTH], []), await attempt.learner([LENGTH], [])]
    const first = await one.play(0, LENGTH)
    const borrowed: Progress = { ...(await other.play(0, LENGTH)), check: first.check }
    const passes = async (
      answer: Promise<{ body: { outcome: string; creditedSeconds: number } | undefined }>,
      before = 0,
    ) => {
      const { body } = await answer
      if (body?.outcome === 'passed' && body.creditedSeconds > before) attempt.letThrough()
    }
    await attempt.expectRefused(other.answer(borrowed))
    await attempt.expectRefused(
      one.answer({ ...first, check: { ...first.check!, checkId: first.record.slice(0, 500) } }),
    )
    // Another session of the same learner: its check has another id.
    const again = (await one.launch(0)).body ?? first
    await attempt.expectRefused(one.answer({ ...again, check: first.check }))
    // Past the deadline.
    attempt.passTime(181)
    await passes(one.answer(again))
    const present = (await one.launch(0)).body ?? again
    const back = (await one.answer(present)).body ?? present
    attempt.passTime(LENGTH)
    const open = (await one.beat(back.record, [[0, LENGTH * 10]])).body ?? back
    await passes(one.answer({ ...open, check: present.check })) // a used check for the open one
    // Twenty answers at the same time, and one a minute later: one is judged, and the lesson counts once.
    await Promise.all(Array.from({ length: 20 }, () => one.answer(open)))
    attempt.passTime(60)
    await passes(one.answer(open), LENGTH)
  },
  controls: [
    { removed: 'a check is good for its learner and session only', stage: withUnboundChecks },
    { removed: 'the deadline', stage: withoutDeadline },
    { removed: 'a check is good once', stage: withReusableChecks },
  ],
}

export const attacks = [checkBorrowed]
