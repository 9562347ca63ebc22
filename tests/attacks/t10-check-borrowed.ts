import type { Progress } from '@zhixing/shared/progress/contract'
import type { Attack } from './attempt'
import { checkOfAnyone, noDeadline, usedAgain } from './controls/presence'

const LENGTH = 120

export const checkBorrowed: Attack = {
  threat: 'T10',
  title: 'checks of another learner, session or purpose, used again, too late, many at once',
  async run(attempt) {
    const [one, other] = [await attempt.learner([LENGTH, LENGTH], []), await attempt.learner([LENGTH], [])]
    const asked = await one.plays(0, LENGTH)
    const borrowed: Progress = { ...(await other.plays(0, LENGTH)), check: asked.check }
    const passes = async (
      answer: Promise<{ body: { outcome: string; creditedSeconds: number } | undefined }>,
      before = 0,
    ) => {
      const { body } = await answer
      if (body?.outcome === 'passed' && body.creditedSeconds > before) attempt.letThrough()
    }
    await attempt.refuses(other.answer(borrowed))
    await attempt.refuses(
      one.answer({ ...asked, check: { ...asked.check!, checkId: asked.record.slice(0, 500) } }),
    )
    // Another session of the same learner: the check is there again under a name of its own.
    const again = (await one.launch(0)).body ?? asked
    await attempt.refuses(one.answer({ ...again, check: asked.check }))
    // Past the deadline.
    attempt.pass(181)
    await passes(one.answer(again))
    const present = (await one.launch(0)).body ?? again
    const back = (await one.answer(present)).body ?? present
    attempt.pass(LENGTH)
    const open = (await one.beat(back.record, [[0, LENGTH * 10]])).body ?? back
    await passes(one.answer({ ...open, check: present.check })) // the one that was used, for the one that is open
    // Twenty at one moment, and once more a minute later: one is judged, and the lesson counts once.
    await Promise.all(Array.from({ length: 20 }, () => one.answer(open)))
    attempt.pass(60)
    await passes(one.answer(open), LENGTH)
  },
  controls: [
    { removed: 'a check is good for its learner and session only', stage: checkOfAnyone },
    { removed: 'the deadline', stage: noDeadline },
    { removed: 'a check is good once', stage: usedAgain },
  ],
}
