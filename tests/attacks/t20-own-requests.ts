import * as contract from '@zhixing/shared/corrections/contract'
import { ulid } from 'ulid'
import { tokenOf } from '../support/request'
import type { Attack } from './attempt'
import { collegeOf, requestIdOf } from './college'
import * as without from './controls/credits'
import { composedCredits } from './controls/credits'

const HOURS = 2

/** One account with every role of a county tries to give hours and to take them, his own among them, without another person. */
export const ownRequests: Attack = {
  threat: 'T20',
  title: 'one staff account declares and reverses hours, his own too, and decides it alone',
  whole: composedCredits,
  async run(attempt) {
    const { chief, clerk, approver, learner } = await collegeOf(attempt, 1)
    /** Every way of deciding: both answers, one after the other and at once, from the console and with the token of his phone. */
    const triesToDecide = async (requestId: string) => {
      for (const approve of [true, false, true]) await attempt.refuses(chief.decides(requestId, approve))
      for (const answer of await Promise.all(
        [true, false, true].map((approve) => chief.decides(requestId, approve)),
      ))
        await attempt.refuses(Promise.resolve(answer))
      const phone = await tokenOf(chief.personId, { now: attempt.now })
      await attempt.refuses(attempt.ask(contract.decideCreditRequest, { requestId, approve: true }, phone))
    }
    // What he asks himself: hours for another, hours for himself, both in one list.
    for (const [title, people] of [
      ['一班', [learner]],
      ['二班', [chief]],
      ['三班', [learner, chief]],
    ] as const) {
      const requestId = ulid()
      const [asked] = await Promise.all([
        chief.declares([...people], { title, studyHours: HOURS }, { requestId }),
        chief.decides(requestId),
      ])
      await triesToDecide(requestIdOf(asked))
      await chief.withdraws(requestId)
      await attempt.refuses(chief.decides(requestId))
    }
    attempt.shows((await learner.transcript()).studyHours, 0)

    // What a colleague asks, and it concerns him.
    const trained = requestIdOf(await clerk.declares([chief, learner], { studyHours: HOURS }))
    await triesToDecide(trained)
    await attempt.refuses(chief.withdraws(trained))
    await attempt.refuses(chief.declares([chief], { title: '四班', studyHours: 7 }, { requestId: trained }))
    attempt.shows((await chief.transcript()).studyHours, 0)
    await approver.decides(trained)

    // What stands: he would take it from another, and keep it himself.
    for (const { personId, transcript } of [learner, chief]) {
      const entry = attempt.onward((await transcript()).entries[0])
      const asked = entry && attempt.onward((await chief.reverses(personId, entry.entryId)).body)
      if (asked) await triesToDecide(asked.requestId)
    }
    const own = attempt.onward((await chief.transcript()).entries[0])
    const taken = own && attempt.onward((await clerk.reverses(chief.personId, own.entryId)).body)
    if (taken) {
      await triesToDecide(taken.requestId)
      await attempt.refuses(chief.withdraws(taken.requestId))
      await approver.decides(taken.requestId)
      const back = attempt.onward((await chief.reverses(chief.personId, `${own.entryId}-R`)).body)
      if (back) await triesToDecide(back.requestId)
    }
    attempt.shows((await chief.transcript()).studyHours, 0)
    attempt.shows(Math.abs((await learner.transcript()).studyHours - HOURS), 0)
  },
  controls: [
    { removed: 'who asked does not approve', stage: without.whoAskedApproves },
    { removed: 'nobody decides about his own hours', stage: without.ownHours },
    { removed: 'only who asked withdraws', stage: without.anyoneWithdraws },
  ],
  openly:
    'two accounts in one pair of hands are two people to it: whom the roster names and who may grant roles is for the office to watch',
}
