import { ulid } from 'ulid'
import type { Attack, Attempt } from './attempt'
import { collegeOf, granted, requestIdOf, type Staff } from './college'
import * as without from './controls/credits'
import { composedCredits } from './controls/credits'

const HOURS = 3
const dayHoursMax = 7.5
const days = ['2026-03-10', '2026-03-12']

const holds = async (attempt: Attempt, { transcript }: Staff, held: number) =>
  attempt.shows((await transcript()).studyHours, held)

/** One class of two days, and all the ways of declaring it once more. */
export const declaredTwice: Attack = {
  threat: 'T22',
  title: 'one class declared again: by two clerks at once, other evidence, spelling, listed twice',
  whole: composedCredits,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await collegeOf(attempt, 3)
    const titles = [
      '春季主体班',
      ' 春季　主体班 ',
      '春\u200b季主体班',
      '春季主体班\ufe0f',
      '春季\u00ad主体班',
    ]
    const asked = await Promise.all([
      ...titles.map((title) => clerk.declares(learners, { title, days, studyHours: HOURS })),
      ...titles.map((title, n) =>
        colleague.declares(
          learners,
          { title, days: [...days].reverse(), studyHours: HOURS },
          { evidence: { fileName: `签到表${n}.pdf`, sha256: `${n}`.repeat(64) } },
        ),
      ),
      clerk.declares([...learners, ...learners], { days, studyHours: HOURS }),
    ])
    if ((granted(asked.at(-1) ?? { body: undefined, type: undefined }).accepted ?? 0) > learners.length)
      attempt.letThrough()
    await attempt.refuses(clerk.declares(learners, { days: [...days, ...days], studyHours: HOURS }))
    const ids = asked.map(requestIdOf)
    // Each request is approved five times over, all of them at one moment, and once more when it is quiet.
    await Promise.all(
      ids.flatMap((id) => [approver, second, approver, second, approver].map((who) => who.decides(id))),
    )
    for (const id of ids) await approver.decides(id)
    for (const learner of learners) await holds(attempt, learner, HOURS * days.length)
  },
  controls: [
    { removed: 'an entry is of learner, class and day, not of the request', stage: without.keyOfRequest },
    { removed: 'spaces and what nobody sees make no other class', stage: without.titleToTheLetter },
    { removed: 'an entry is put if absent, not looked for and then put', stage: without.lookThenPut },
    { removed: 'a learner stands in a list once', stage: without.listedTwice },
  ],
}

/** More hours than a day holds, in pieces: each of them is small enough. */
export const dayInPieces: Attack = {
  threat: 'T22',
  title: 'more hours than a day holds: in pieces, at once, by what was reversed and is given back',
  whole: composedCredits,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await collegeOf(attempt, 2)
    const [one, other] = learners as [Staff, Staff]
    await attempt.refuses(clerk.declares([one], { studyHours: dayHoursMax + 0.5 }))
    const pieces = await Promise.all(
      ['甲', '乙', '丙', '丁', '戊', '己'].map((piece, n) =>
        (n % 2 ? clerk : colleague).declares([one], { title: `${piece}班`, studyHours: 2.5 }),
      ),
    )
    await Promise.all(pieces.map((piece, n) => (n % 2 ? approver : second).decides(requestIdOf(piece))))
    await holds(attempt, one, dayHoursMax)
    // A full day is reversed, filled by another class, and given back.
    await approver.decides(requestIdOf(await clerk.declares([other], { studyHours: dayHoursMax })))
    const entryId = (await other.transcript()).entries[0]?.entryId ?? ''
    await approver.decides(granted(await clerk.reverses(other.personId, entryId)).requestId)
    const again = granted(await clerk.reverses(other.personId, `${entryId}-R`)).requestId
    await approver.decides(
      requestIdOf(await clerk.declares([other], { title: '秋季班', studyHours: dayHoursMax })),
    )
    await Promise.all([approver.decides(again), second.decides(again)])
    await holds(attempt, other, dayHoursMax)
  },
  controls: [
    { removed: 'the limit of a day, over all classes', stage: without.endlessDay },
    { removed: 'of two who claim a day at once the later looks again', stage: without.claimsThatCross },
    { removed: 'hours given back need room in their day', stage: without.backWithoutRoom },
    { removed: 'the limit of one class', stage: without.anyClass },
  ],
}

/** What is approved is not what was read, or was decided already. */
export const approvalTurned: Attack = {
  threat: 'T22',
  title: 'a declaration exchanged under its id, approved twice, after it was withdrawn or rejected',
  whole: composedCredits,
  racing: true,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await collegeOf(attempt, 4)
    const [exchanged, withdrawn, rejected, raced] = learners as [Staff, Staff, Staff, Staff]
    const requestId = ulid()
    await clerk.declares([exchanged], { studyHours: 1 }, { requestId }) // this the approver reads
    await clerk.declares([exchanged, rejected], { studyHours: dayHoursMax, days }, { requestId })
    await attempt.refuses(colleague.declares([exchanged], { studyHours: dayHoursMax }, { requestId }))
    await approver.decides(requestId)
    await clerk.declares([exchanged], { studyHours: dayHoursMax, days: ['2026-03-11'] }, { requestId })
    await attempt.refuses(second.decides(requestId))
    await holds(attempt, exchanged, 1)

    const taken = requestIdOf(await clerk.declares([withdrawn]))
    await clerk.withdraws(taken)
    await attempt.refuses(approver.decides(taken))
    await holds(attempt, withdrawn, 0)

    const refused = requestIdOf(await clerk.declares([rejected]))
    await approver.decides(refused, false)
    await attempt.refuses(approver.decides(refused))
    await attempt.refuses(second.decides(refused))
    await holds(attempt, rejected, 0)

    // Both at one moment: one of them holds.
    const contested = requestIdOf(await clerk.declares([raced], { studyHours: 2 }))
    const [approved, taken2] = await Promise.all([approver.decides(contested), clerk.withdraws(contested)])
    if (approved.body && taken2.body) attempt.letThrough()
    await holds(attempt, raced, approved.body ? 2 : 0)
  },
  controls: [
    { removed: 'what is asked is written once', stage: without.exchanged },
    { removed: 'what is decided stays decided', stage: without.decidedAgain },
  ],
}
