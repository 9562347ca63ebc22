import type { InputOf } from '@zhixing/shared/contract'
import { decideCreditRequest, listCreditRequests } from '@zhixing/shared/corrections/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import * as contract from '@zhixing/shared/reviews/contract'
import { request } from '../request'
import type { ReviewedLearner } from './given'

type Staff = { token: string }

export const fetchReview = async (reviewId: string, { token }: Staff) =>
  (await request(contract.getReview, { reviewId }, { token })).body

export const sendReviewDecision = (
  input: InputOf<typeof contract.decideReview>,
  { token }: Staff,
  now = new Date(),
) => request(contract.decideReview, input, { token, now })

/** Dismisses a review at the revision it has now. */
export async function dismissReview(reviewId: string, supervisor: Staff) {
  const { revision } = await fetchReview(reviewId, supervisor)
  const reason = '本人值夜班，情况属实'
  return sendReviewDecision({ reviewId, revision, decision: 'dismiss', reason }, supervisor)
}

/** Asks for a reversal of every entry of the reviewed day. */
export async function sendReversalDecision(
  { reviewId }: ReviewedLearner,
  staff: Staff,
  reason = '经与本人核实，当晚由他人代学',
) {
  const { revision, entries } = await fetchReview(reviewId, staff)
  const entryIds = entries.map(({ entryId }) => entryId)
  return sendReviewDecision({ reviewId, revision, decision: 'request-reversal', reason, entryIds }, staff)
}

/**
 * Approves or rejects every open credit request in the caller's scope; returns the problem or the status of
 * each.
 */
export async function decideOpenRequests({ token }: Staff, approve: boolean) {
  const { requests } = (await request(listCreditRequests, { state: 'open' }, { token })).body
  const reason = approve ? '核对无误' : '证据不足'
  const answers = requests.map(({ requestId }) =>
    request(decideCreditRequest, { requestId, approve, reason }, { token }),
  )
  return (await Promise.all(answers)).map(({ status, type }) => type ?? status)
}

export const sendAppeal = (
  { student, reviewId }: ReviewedLearner,
  text = '当晚是我本人学习，值班同事可以作证。',
  now = new Date(),
) => request(contract.appeal, { reviewId, text }, { token: student.token, now })

export async function sendAppealAnswer(
  { reviewId }: ReviewedLearner,
  uphold: boolean,
  staff: Staff,
  reason = '值班记录与申诉一致',
) {
  const { revision } = await fetchReview(reviewId, staff)
  return request(contract.decideAppeal, { reviewId, revision, uphold, reason }, staff)
}

export const fetchOwnReviews = async ({ student }: ReviewedLearner, now = new Date()) =>
  (await request(contract.listMyReviews, {}, { token: student.token, now })).body.reviews

export const fetchReviewedTranscript = async ({ student }: ReviewedLearner) =>
  (await request(getTranscript, {}, { token: student.token })).body

export const fetchHours = async (reviewed: ReviewedLearner) =>
  (await fetchReviewedTranscript(reviewed)).studyHours
