import { expect, test } from '@jest/globals'
import { enterApprovedHours } from '@zhixing/functions/corrections/enter-approved-hours'
import { findCreditRequest, putDecision } from '@zhixing/functions/corrections/store/credit-requests'
import {
  listRequestsToEnter,
  putRequestToEnter,
} from '@zhixing/functions/corrections/store/requests-to-enter'
import { ulid } from 'ulid'
import { aCounty, anAwardFor, requestedAt } from '../../support/corrections/given'
import { fetchHours } from '../../support/corrections/then'
import { sendReversalRequest } from '../../support/corrections/when'

const minutesLater = (minutes: number) => new Date(requestedAt.getTime() + minutes * 60_000)
const listIdsToEnter = async () => (await listRequestsToEnter()).map(({ requestId }) => requestId)

test('Q3 the schedule enters the hours of an approval that was interrupted', async () => {
  const { learner, supervisor, approver } = await aCounty()
  const award = await anAwardFor(learner.learnerId)
  const { requestId } = (await sendReversalRequest(supervisor, learner.learnerId, award)).body
  await putRequestToEnter(requestId, requestedAt.toISOString())
  // More than a hundred rows in front, which cannot be entered yet.
  const inFront = Array.from({ length: 101 }, () => ulid(1))
  await Promise.all(inFront.map((id) => putRequestToEnter(id, requestedAt.toISOString())))
  await enterApprovedHours(minutesLater(1))
  expect(await listIdsToEnter()).toContain(requestId)
  const stored = await findCreditRequest(requestId)
  if (!stored) throw new Error('no request')
  await putDecision(stored, {
    to: 'approved',
    decidedBy: approver.learnerId,
    decidedByName: '某人',
    decidedAt: requestedAt.toISOString(),
  })
  expect(await fetchHours(learner.learnerId)).toBe(1)
  await enterApprovedHours(minutesLater(1))
  expect(await fetchHours(learner.learnerId)).toBe(0)
  expect(await listIdsToEnter()).not.toContain(requestId)
})

test('Q3 the row of a request that was never approved is deleted after five minutes', async () => {
  const requestId = ulid()
  await putRequestToEnter(requestId, requestedAt.toISOString())
  await enterApprovedHours(minutesLater(4))
  expect(await listIdsToEnter()).toContain(requestId)
  await enterApprovedHours(minutesLater(6))
  expect(await listIdsToEnter()).not.toContain(requestId)
})
