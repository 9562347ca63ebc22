import { listCreditRequests } from '@zhixing/shared/corrections/contract'
import * as contract from '@zhixing/shared/reviews/contract'
import { tokenOf } from '../support/request'
import type { Attack, Attempt } from './attempt'
import { collegeOf, type Staff } from './college'
import * as without from './controls/reviews'

const reason = '经与本人核实'

/** A review of somebody's day, as the people of the office and he himself can reach it. */
async function reviewOf(attempt: Attempt, { personId, transcript }: Staff, viewer: Staff) {
  const found = await attempt.stage.aReviewOf?.(personId)
  if (!found) throw new Error('the stage has no reviews')
  const { reviewId, entryId } = found
  const revision = async () => (await viewer.ask(contract.getReview, { reviewId })).body?.revision
  const asIs = async () => ({ reviewId, revision: await revision(), reason })
  return {
    looks: ({ ask }: Staff) => ask(contract.getReview, { reviewId }),
    dismisses: async ({ ask }: Staff) =>
      ask(contract.decideReview, { ...(await asIs()), decision: 'dismiss' }),
    reverses: async ({ ask }: Staff) =>
      ask(contract.decideReview, { ...(await asIs()), decision: 'request-reversal', entryIds: [entryId] }),
    appeals: async () =>
      attempt.ask(
        contract.appeal,
        { reviewId, text: '是我本人学习。' },
        await tokenOf(personId, { now: attempt.now }),
      ),
    answers: async ({ ask }: Staff, uphold: boolean) =>
      ask(contract.decideAppeal, { ...(await asIs()), uphold }),
    /** The request it led to: the only one that is open. */
    async requestId() {
      const { body } = await viewer.ask(listCreditRequests, { state: 'open' })
      return attempt.onward(body?.requests.at(0))?.requestId ?? ''
    },
    /** What it has changed, and should not have. */
    async stillHas(hours: number) {
      const { studyHours } = await transcript(Number(entryId.slice(0, 4)))
      attempt.shows(Math.abs(studyHours - hours), 0)
    },
  }
}

/** Decision, approval and appeal are for three people; one account with every role tries to be two of them. */
export const ownReviews: Attack = {
  threat: 'T20',
  title: 'one staff account decides a review, approves it or answers the appeal, of itself too',
  whole: without.composedReviews,
  racing: true,
  async run(attempt) {
    const { chief, clerk, approver, learners } = await collegeOf(attempt, 4)
    const [alone, answered, approved, raced] = learners as [Staff, Staff, Staff, Staff]
    const refuses = async (...answers: Promise<{ status: number }>[]) => {
      for (const answer of answers) await attempt.refuses(answer)
    }
    // He decides, and approves, and answers.
    const first = await reviewOf(attempt, alone, clerk)
    attempt.onward((await first.reverses(chief)).body)
    const asked = await first.requestId()
    await refuses(chief.decides(asked), chief.decides(asked, false), chief.decides(asked))
    attempt.onward((await first.appeals()).body)
    await refuses(first.answers(chief, true), first.answers(chief, false))
    await first.stillHas(1)
    await approver.decides(asked, false)

    // A colleague decides; he answers the appeal, and then approves what it was about.
    const second = await reviewOf(attempt, answered, clerk)
    attempt.onward((await second.reverses(clerk)).body)
    attempt.onward((await second.appeals()).body)
    attempt.onward((await second.answers(chief, false)).body)
    const open = await second.requestId()
    await refuses(chief.decides(open), chief.decides(open, false))
    await second.stillHas(1)
    await approver.decides(open, false)

    // The other way round.
    const third = await reviewOf(attempt, approved, clerk)
    attempt.onward((await third.reverses(clerk)).body)
    attempt.onward((await chief.decides(await third.requestId())).body)
    attempt.onward((await third.appeals()).body)
    await refuses(third.answers(chief, false), third.answers(chief, true))

    // Both at one moment.
    const fourth = await reviewOf(attempt, raced, clerk)
    attempt.onward((await fourth.reverses(clerk)).body)
    attempt.onward((await fourth.appeals()).body)
    const contested = await fourth.requestId()
    const [decided, replied] = await Promise.all([chief.decides(contested), fourth.answers(chief, false)])
    if (decided.body && replied.body) attempt.letThrough()
    await approver.decides(contested, false)

    // It is about himself.
    const own = await reviewOf(attempt, chief, clerk)
    await refuses(own.looks(chief), own.dismisses(chief), own.reverses(chief))
    attempt.onward((await own.reverses(clerk)).body)
    const his = await own.requestId()
    await refuses(chief.decides(his), chief.decides(his, false), chief.withdraws(his))
    attempt.onward((await own.appeals()).body)
    await refuses(own.answers(chief, true), own.answers(chief, false))
    await own.stillHas(1)
  },
  controls: [
    { removed: 'who decided does not answer the appeal', stage: without.ownAnswer },
    { removed: 'who approved does not answer the appeal', stage: without.approverAnswers },
    { removed: 'who answered does not approve afterwards', stage: without.answersAndApproves },
    { removed: 'a review of oneself is not there', stage: without.ownReview },
  ],
}
