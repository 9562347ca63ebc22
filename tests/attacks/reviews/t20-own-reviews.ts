import { listCreditRequests } from '@zhixing/shared/corrections/contract'
import * as contract from '@zhixing/shared/reviews/contract'
import { tokenOf } from '../../support/request'
import type { Attack } from '../attack'
import type { Attempt } from '../attempt'
import { type Staff, staffOn } from '../staff'
import * as without from './controls'

const reason = '经与本人核实'

/** A review of a learner's day, with the requests that the learner and the office can make. */
async function reviewOf(attempt: Attempt, { personId, transcript }: Staff, viewer: Staff) {
  const found = await attempt.stage.aReviewOf?.(personId)
  if (!found) throw new Error('the stage has no reviews')
  const { reviewId, entryId } = found
  const revision = async () => (await viewer.send(contract.getReview, { reviewId })).body?.revision
  const asIs = async () => ({ reviewId, revision: await revision(), reason })
  return {
    looks: ({ send: ask }: Staff) => ask(contract.getReview, { reviewId }),
    dismisses: async ({ send: ask }: Staff) =>
      ask(contract.decideReview, { ...(await asIs()), decision: 'dismiss' }),
    reverses: async ({ send: ask }: Staff) =>
      ask(contract.decideReview, { ...(await asIs()), decision: 'request-reversal', entryIds: [entryId] }),
    appeals: async () =>
      attempt.send(
        contract.appeal,
        { reviewId, text: '是我本人学习。' },
        await tokenOf(personId, { now: attempt.now }),
      ),
    answers: async ({ send: ask }: Staff, uphold: boolean) =>
      ask(contract.decideAppeal, { ...(await asIs()), uphold }),
    /** The credit request of the review: the only open one. */
    async requestId() {
      const { body } = await viewer.send(listCreditRequests, { state: 'open' })
      return attempt.requireAllowed(body?.requests.at(0))?.requestId ?? ''
    },
    /** Counts any change of the learner's hours. */
    async stillHas(hours: number) {
      const { studyHours } = await transcript(Number(entryId.slice(0, 4)))
      attempt.countHours(Math.abs(studyHours - hours), 0)
    },
  }
}

/** Decision, approval and appeal need three people; one account with every role tries to be two of them. */
const ownReviews: Attack = {
  threat: 'T20',
  title: 'one staff account decides a review, approves it or answers the appeal, of itself too',
  inMemory: without.inMemoryReviews,
  racing: true,
  async run(attempt) {
    const { chief, clerk, approver, learners } = await staffOn(attempt, 4)
    const [alone, answered, approved, raced] = learners as [Staff, Staff, Staff, Staff]
    const refuses = async (...answers: Promise<{ status: number }>[]) => {
      for (const answer of answers) await attempt.expectRefused(answer)
    }
    // The account decides, approves and answers the appeal.
    const first = await reviewOf(attempt, alone, clerk)
    attempt.requireAllowed((await first.reverses(chief)).body)
    const requestId = await first.requestId()
    await refuses(chief.decide(requestId), chief.decide(requestId, false), chief.decide(requestId))
    attempt.requireAllowed((await first.appeals()).body)
    await refuses(first.answers(chief, true), first.answers(chief, false))
    await first.stillHas(1)
    await approver.decide(requestId, false)

    // A colleague decides; the account answers the appeal and then tries to approve.
    const second = await reviewOf(attempt, answered, clerk)
    attempt.requireAllowed((await second.reverses(clerk)).body)
    attempt.requireAllowed((await second.appeals()).body)
    attempt.requireAllowed((await second.answers(chief, false)).body)
    const open = await second.requestId()
    await refuses(chief.decide(open), chief.decide(open, false))
    await second.stillHas(1)
    await approver.decide(open, false)

    // The account approves and then tries to answer the appeal.
    const third = await reviewOf(attempt, approved, clerk)
    attempt.requireAllowed((await third.reverses(clerk)).body)
    attempt.requireAllowed((await chief.decide(await third.requestId())).body)
    attempt.requireAllowed((await third.appeals()).body)
    await refuses(third.answers(chief, false), third.answers(chief, true))

    // Approval and answer at the same moment.
    const fourth = await reviewOf(attempt, raced, clerk)
    attempt.requireAllowed((await fourth.reverses(clerk)).body)
    attempt.requireAllowed((await fourth.appeals()).body)
    const contested = await fourth.requestId()
    const [decided, replied] = await Promise.all([chief.decide(contested), fourth.answers(chief, false)])
    if (decided.body && replied.body) attempt.letThrough()
    await approver.decide(contested, false)

    // A review of the account's own day.
    const own = await reviewOf(attempt, chief, clerk)
    await refuses(own.looks(chief), own.dismisses(chief), own.reverses(chief))
    attempt.requireAllowed((await own.reverses(clerk)).body)
    const his = await own.requestId()
    await refuses(chief.decide(his), chief.decide(his, false), chief.withdraw(his))
    attempt.requireAllowed((await own.appeals()).body)
    await refuses(own.answers(chief, true), own.answers(chief, false))
    await own.stillHas(1)
  },
  controls: [
    { removed: 'the decider does not answer the appeal', stage: without.withDeciderAnswering },
    { removed: 'the approver does not answer the appeal', stage: without.withApproverAnswering },
    { removed: 'who answered the appeal does not approve', stage: without.withAnswererApproving },
    { removed: 'a review of oneself is not visible', stage: without.withOwnReview },
  ],
}

export const attacks = [ownReviews]
