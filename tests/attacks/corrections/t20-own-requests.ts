import * as contract from '@zhixing/shared/corrections/contract'
import { ulid } from 'ulid'
import { tokenOf } from '../../support/request'
import type { Attack } from '../attack'
import { requireRequestId, staffOn } from '../staff'
import * as without from './controls/requests'
import { inMemoryCorrections } from './controls/requests'

const HOURS = 2

/**
 * One account with every role of a county tries to add and reverse hours, also its own, without a second
 * person.
 */
const ownRequests: Attack = {
  threat: 'T20',
  title: 'one staff account declares and reverses hours, its own too, and decides it alone',
  inMemory: inMemoryCorrections,
  async run(attempt) {
    const { chief, clerk, approver, learner } = await staffOn(attempt, 1)
    /** Both decisions, in turn and at the same time, with the console's token and the phone's. */
    const triesToDecide = async (requestId: string) => {
      for (const approve of [true, false, true]) await attempt.expectRefused(chief.decide(requestId, approve))
      for (const answer of await Promise.all(
        [true, false, true].map((approve) => chief.decide(requestId, approve)),
      ))
        await attempt.expectRefused(Promise.resolve(answer))
      const phone = await tokenOf(chief.personId, { now: attempt.now })
      await attempt.expectRefused(
        attempt.send(contract.decideCreditRequest, { requestId, approve: true }, phone),
      )
    }
    // Requests by the account itself: hours for another learner, for itself, and for both.
    for (const [title, people] of [
      ['一班', [learner]],
      ['二班', [chief]],
      ['三班', [learner, chief]],
    ] as const) {
      const requestId = ulid()
      const [reply] = await Promise.all([
        chief.declare([...people], { title, studyHours: HOURS }, { requestId }),
        chief.decide(requestId),
      ])
      await triesToDecide(requireRequestId(reply))
      await chief.withdraw(requestId)
      await attempt.expectRefused(chief.decide(requestId))
    }
    attempt.countHours((await learner.transcript()).studyHours, 0)

    // A colleague's request that concerns the account.
    const trained = requireRequestId(await clerk.declare([chief, learner], { studyHours: HOURS }))
    await triesToDecide(trained)
    await attempt.expectRefused(chief.withdraw(trained))
    await attempt.expectRefused(
      chief.declare([chief], { title: '四班', studyHours: 7 }, { requestId: trained }),
    )
    attempt.countHours((await chief.transcript()).studyHours, 0)
    await approver.decide(trained)

    // Entries that exist: the account tries to reverse another learner's and to keep its own.
    for (const { personId, transcript } of [learner, chief]) {
      const entry = attempt.requireAllowed((await transcript()).entries[0])
      const reply = entry && attempt.requireAllowed((await chief.reverse(personId, entry.entryId)).body)
      if (reply) await triesToDecide(reply.requestId)
    }
    const own = attempt.requireAllowed((await chief.transcript()).entries[0])
    const taken = own && attempt.requireAllowed((await clerk.reverse(chief.personId, own.entryId)).body)
    if (taken) {
      await triesToDecide(taken.requestId)
      await attempt.expectRefused(chief.withdraw(taken.requestId))
      await approver.decide(taken.requestId)
      const back = attempt.requireAllowed((await chief.reverse(chief.personId, `${own.entryId}-R`)).body)
      if (back) await triesToDecide(back.requestId)
    }
    attempt.countHours((await chief.transcript()).studyHours, 0)
    attempt.countHours(Math.abs((await learner.transcript()).studyHours - HOURS), 0)
  },
  controls: [
    { removed: 'the requester does not approve', stage: without.withRequesterApproving },
    { removed: 'no one decides on their own hours', stage: without.withOwnHours },
    { removed: 'only the requester withdraws', stage: without.withAnyWithdrawal },
  ],
  limitation: 'two accounts of one person count as two people; no one can give themselves a second one alone',
}

export const attacks = [ownRequests]
