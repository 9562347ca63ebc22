import { ulid } from 'ulid'
import type { Attack } from '../attack'
import type { Attempt } from '../attempt'
import { requireBody, requireRequestId, type Staff, staffOn } from '../staff'
import * as without from './controls/requests'
import { inMemoryCorrections } from './controls/requests'

const HOURS = 3
const dayHoursMax = 7.5
const days = ['2026-03-10', '2026-03-12']

const holds = async (attempt: Attempt, { transcript }: Staff, held: number) =>
  attempt.countHours((await transcript()).studyHours, held)

/** One class of two days, declared again in every way. */
const declaredTwice: Attack = {
  threat: 'T22',
  title: 'one class declared again: by two clerks at once, other evidence, spelling, listed twice',
  inMemory: inMemoryCorrections,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await staffOn(attempt, 3)
    const titles = [
      '春季主体班',
      ' 春季　主体班 ',
      '春\u200b季主体班',
      '春季主体班\ufe0f',
      '春季\u00ad主体班',
    ]
    const replies = await Promise.all([
      ...titles.map((title) => clerk.declare(learners, { title, days, studyHours: HOURS })),
      ...titles.map((title, n) =>
        colleague.declare(
          learners,
          { title, days: [...days].reverse(), studyHours: HOURS },
          { evidence: { fileName: `签到表${n}.pdf`, sha256: `${n}`.repeat(64) } },
        ),
      ),
      clerk.declare([...learners, ...learners], { days, studyHours: HOURS }),
    ])
    if ((requireBody(replies.at(-1) ?? { body: undefined, type: undefined }).accepted ?? 0) > learners.length)
      attempt.letThrough()
    await attempt.expectRefused(clerk.declare(learners, { days: [...days, ...days], studyHours: HOURS }))
    const ids = replies.map(requireRequestId)
    // Each request is approved five times at the same moment, and once more afterwards.
    await Promise.all(
      ids.flatMap((id) => [approver, second, approver, second, approver].map((who) => who.decide(id))),
    )
    for (const id of ids) await approver.decide(id)
    for (const learner of learners) await holds(attempt, learner, HOURS * days.length)
  },
  controls: [
    {
      removed: 'an entry belongs to learner, class and day, not to the request',
      stage: without.withEntryPerRequest,
    },
    { removed: 'spaces and invisible characters make no other class', stage: without.withExactTitles },
    { removed: 'an entry is put if absent, not read and then put', stage: without.withUnconditionalPut },
    { removed: 'a learner is listed once', stage: without.withRepeatedLearners },
  ],
}

/** More hours than a day holds, in pieces that are small enough. */
const dayInPieces: Attack = {
  threat: 'T22',
  title: 'more hours than a day holds: in pieces, at once, by what was reversed and is given back',
  inMemory: inMemoryCorrections,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await staffOn(attempt, 2)
    const [one, other] = learners as [Staff, Staff]
    await attempt.expectRefused(clerk.declare([one], { studyHours: dayHoursMax + 0.5 }))
    const pieces = await Promise.all(
      ['甲', '乙', '丙', '丁', '戊', '己'].map((piece, n) =>
        (n % 2 ? clerk : colleague).declare([one], { title: `${piece}班`, studyHours: 2.5 }),
      ),
    )
    await Promise.all(pieces.map((piece, n) => (n % 2 ? approver : second).decide(requireRequestId(piece))))
    await holds(attempt, one, dayHoursMax)
    // A full day is reversed, filled by another class, and reinstated.
    await approver.decide(requireRequestId(await clerk.declare([other], { studyHours: dayHoursMax })))
    const entryId = (await other.transcript()).entries[0]?.entryId ?? ''
    await approver.decide(requireBody(await clerk.reverse(other.personId, entryId)).requestId)
    const again = requireBody(await clerk.reverse(other.personId, `${entryId}-R`)).requestId
    await approver.decide(
      requireRequestId(await clerk.declare([other], { title: '秋季班', studyHours: dayHoursMax })),
    )
    await Promise.all([approver.decide(again), second.decide(again)])
    await holds(attempt, other, dayHoursMax)
  },
  controls: [
    { removed: 'the limit of a day, over all classes', stage: without.withoutDayLimit },
    {
      removed: 'a claim on a day that changed meanwhile is read again',
      stage: without.withoutClaimCondition,
    },
    { removed: 'reinstated hours need room in their day', stage: without.withoutRoomForRestored },
    { removed: 'the limit of one class', stage: without.withoutClassLimit },
  ],
}

/** The approved request is not the one that was read, or is already decided. */
const approvalTurned: Attack = {
  threat: 'T22',
  title: 'a declaration exchanged under its id, approved twice, after it was withdrawn or rejected',
  inMemory: inMemoryCorrections,
  racing: true,
  async run(attempt) {
    const { clerk, colleague, approver, second, learners } = await staffOn(attempt, 4)
    const [exchanged, withdrawn, rejected, raced] = learners as [Staff, Staff, Staff, Staff]
    const requestId = ulid()
    await clerk.declare([exchanged], { studyHours: 1 }, { requestId }) // the approver reads this one
    await clerk.declare([exchanged, rejected], { studyHours: dayHoursMax, days }, { requestId })
    await attempt.expectRefused(colleague.declare([exchanged], { studyHours: dayHoursMax }, { requestId }))
    await approver.decide(requestId)
    await clerk.declare([exchanged], { studyHours: dayHoursMax, days: ['2026-03-11'] }, { requestId })
    await attempt.expectRefused(second.decide(requestId))
    await holds(attempt, exchanged, 1)

    const taken = requireRequestId(await clerk.declare([withdrawn]))
    await clerk.withdraw(taken)
    await attempt.expectRefused(approver.decide(taken))
    await holds(attempt, withdrawn, 0)

    const refused = requireRequestId(await clerk.declare([rejected]))
    await approver.decide(refused, false)
    await attempt.expectRefused(approver.decide(refused))
    await attempt.expectRefused(second.decide(refused))
    await holds(attempt, rejected, 0)

    // Approved and withdrawn at the same moment: one of the two holds.
    const contested = requireRequestId(await clerk.declare([raced], { studyHours: 2 }))
    const [approved, taken2] = await Promise.all([approver.decide(contested), clerk.withdraw(contested)])
    if (approved.body && taken2.body) attempt.letThrough()
    await holds(attempt, raced, approved.body ? 2 : 0)
  },
  controls: [
    { removed: 'a request is written once', stage: without.withReplaceableRequests },
    { removed: 'a decision is final', stage: without.withRepeatedDecisions },
  ],
}

export const attacks = [declaredTwice, dayInPieces, approvalTurned]
