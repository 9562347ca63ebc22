import { beforeAll, describe, expect, test } from '@jest/globals'
import { clock } from '@zhixing/functions/core/clock'
import { putLearners } from '@zhixing/functions/identity/store/learners'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { parseReviewId } from '@zhixing/functions/reviews/store/review'
import { findReview, listReviewsOf } from '@zhixing/functions/reviews/store/reviews'
import { dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { launch } from '@zhixing/shared/progress/contract'
import * as contract from '@zhixing/shared/reviews/contract'
import { ulid } from 'ulid'
import { aLearner, anAdministrator, anOrganisation, grantRoleTo } from '../../support/identity/given'
import { aCourse, aStudent } from '../../support/progress/given'
import { passTime, studyLesson } from '../../support/progress/when'
import { request, tokenOf } from '../../support/request'
import {
  aReviewedLearner,
  aReviewOffice,
  figuresFor,
  type ReviewedLearner,
  type ReviewOffice,
} from '../../support/reviews/given'
import {
  decideOpenRequests,
  fetchOwnReviews,
  fetchReview,
  sendAppeal,
  sendAppealAnswer,
  sendReversalDecision,
  sendReviewDecision,
} from '../../support/reviews/when'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

const transcript = async ({ student }: ReviewedLearner) =>
  (await request(credits.getTranscript, {}, { token: student.token })).body
const hours = async (reviewed: ReviewedLearner) => (await transcript(reviewed)).studyHours
const revisionOf = async (reviewId: string) => (await fetchReview(reviewId, county.supervisor)).revision
const dismisses = async (reviewId: string, by = county.supervisor) =>
  sendReviewDecision(
    { reviewId, revision: await revisionOf(reviewId), decision: 'dismiss', reason: '本人值夜班，情况属实' },
    by,
  )

describe('raise', () => {
  test('R1 a night of study is put on the list once, by the completion that crossed the threshold; the hours are there as ever', async () => {
    const student = await aStudent(
      await aCourse([600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600]),
      county.organisation,
    )
    student.at = new Date(`${dayOf(new Date(Date.now() + 86_400_000))}T00:00:30+08:00`)
    for (let lesson = 0; lesson < 10; lesson++) {
      await studyLesson(student, lesson)
      passTime(student, 3 * lesson)
    }
    const raised = await listReviewsOf(student.learnerId)
    expect(raised).toMatchObject([{ kind: 'night-study', state: 'open', nameMasked: '王**' }])
    expect(raised[0]?.figures).toMatchObject({ lessons: 10, nightSeconds: 6000, newPlace: false })
    await studyLesson(student, 10)
    expect(await listReviewsOf(student.learnerId)).toEqual(raised)
    const { body } = await request(
      credits.getTranscript,
      {},
      { token: await tokenOf(student.learnerId, { now: student.at }), now: student.at },
    )
    expect(body.entries).toHaveLength(1)
  }, 60_000)
  test('who completes a lesson today and opens another course tomorrow has not studied in between', async () => {
    const student = await aStudent(await aCourse([60]), county.organisation)
    await studyLesson(student)
    student.course = await aCourse([60])
    const tomorrow = new Date(student.at.getTime() + 24 * 3600_000)
    const token = await tokenOf(student.learnerId, { now: tomorrow })
    const { courseId, lessons } = student.course
    await request(enrol, { courseId }, { token, now: tomorrow })
    const entered = await request(
      launch,
      { courseId, lessonId: lessons[0]?.lessonId ?? '' },
      { token, now: tomorrow },
    )
    expect(entered.status).toBe(200)
    expect(await listReviewsOf(student.learnerId)).toEqual([])
  })
  test('an honest lesson raises none, nor does a person who is not on the roster', async () => {
    const student = await aStudent(await aCourse([60]), county.organisation)
    await studyLesson(student)
    expect(await listReviewsOf(student.learnerId)).toEqual([])
    const nobody = ulid()
    await raiseReviews(nobody, figuresFor('long-run', new Date()), new Date())
    expect(await listReviewsOf(nobody)).toEqual([])
  })
  test('T17 a launch from a new device in a new region is put on the list; an update of the same phone at home is not', async () => {
    const student = await aStudent(await aCourse([60]), county.organisation)
    const input = { courseId: student.course.courseId, lessonId: student.course.lessons[0]?.lessonId ?? '' }
    const launchFrom = (userAgent: string, sourceIp: string) =>
      request(launch, input, { token: student.token, headers: { 'user-agent': userAgent }, sourceIp })
    await launchFrom('Mozilla/5.0 (Linux; Android 14; Phone Build/1.2) MicroMessenger/8.0.50', '198.51.100.7')
    await launchFrom('Mozilla/5.0 (Linux; Android 15; Phone Build/1.3) MicroMessenger/8.0.51', '198.51.102.9')
    await launchFrom('Mozilla/5.0 (Linux; Android 15; Phone Build/1.3) MicroMessenger/8.0.51', '2001:db8::1') // on a journey
    await launchFrom('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', '198.51.100.7') // at a desk
    expect(await listReviewsOf(student.learnerId)).toEqual([])
    await launchFrom('python-requests/2.32', '203.0.113.5')
    expect(await listReviewsOf(student.learnerId)).toMatchObject([
      { kind: 'new-place', figures: { newPlace: true } },
    ])
  })
  test('of ten that raise the same at once there is one review', async () => {
    const { learnerId } = await aLearner({ organisation: county.organisation })
    const now = new Date()
    await Promise.all(
      Array.from({ length: 10 }, () => raiseReviews(learnerId, figuresFor('long-run', now), now)),
    )
    expect(await listReviewsOf(learnerId)).toMatchObject([{ revision: 1, state: 'open' }])
  })
})

describe('list and look', () => {
  test('R2 a supervisor sees those of their scope, by state and kind, and only those; pages follow one another', async () => {
    const here = await aReviewOffice()
    const organisation = await anOrganisation(here.organisation)
    const now = new Date()
    const learners = await Promise.all(Array.from({ length: 25 }, () => aLearner({ organisation })))
    for (const { learnerId } of learners) await raiseReviews(learnerId, figuresFor('long-run', now), now)
    await raiseReviews(learners[0]?.learnerId ?? '', figuresFor('new-place', now), now)
    const page = (input: object) => request(contract.listReviews, input, { token: here.supervisor.token })
    const first = (await page({ kind: 'long-run' })).body
    const second = (await page({ kind: 'long-run', cursor: first.cursor })).body
    expect([first.reviews.length, second.reviews.length]).toEqual([20, 5])
    expect(new Set([...first.reviews, ...second.reviews].map(({ reviewId }) => reviewId)).size).toBe(25)
    expect((await page({ kind: 'new-place' })).body.reviews).toMatchObject([
      { nameMasked: '王**', state: 'open' },
    ])
    expect((await page({ state: 'dismissed' })).body.reviews).toEqual([])
    expect((await page({ cursor: first.cursor })).type).toBe('request/cursor-invalid')
    const beside = await anAdministrator('supervisor', await anOrganisation())
    expect((await request(contract.listReviews, {}, { token: beside.token })).body.reviews).toEqual([])
    const editor = await anAdministrator('editor', here.organisation)
    expect((await request(contract.listReviews, {}, { token: editor.token })).type).toBe('request/forbidden')
  })
  test('200 the evidence: figures in words, the day’s course, what was earned, the full name, the phone masked', async () => {
    const { reviewId, student } = await aReviewedLearner(county)
    const detail = await fetchReview(reviewId, county.supervisor)
    expect(detail).toMatchObject({
      state: 'open',
      name: student.name,
      actions: ['dismiss', 'request-reversal'],
      reversals: [],
    })
    expect(detail.explanation.seen).toContain('计入学习 1 小时 56 分钟')
    expect(detail.entries).toMatchObject([{ title: student.course.title, studyHours: 0.25 }])
    expect(detail.timeline.map(({ what }) => what)).toEqual(['began', 'completed', 'awarded', 'raised'])
    expect(JSON.stringify(detail)).not.toContain(student.phone ?? 'no phone')
  })
  test('404 the same for what is out of scope, for what is not there, and for what is about oneself', async () => {
    const { reviewId, student } = await aReviewedLearner(county)
    const beside = await anAdministrator('supervisor', await anOrganisation())
    await grantRoleTo(student.learnerId, 'supervisor', county.organisation.organisationId)
    const own = await tokenOf(student.learnerId, { surface: 'console' })
    const answers = await Promise.all([
      request(contract.getReview, { reviewId }, { token: beside.token }),
      request(
        contract.getReview,
        { reviewId: reviewId.replace('night-study', 'day-study') },
        { token: beside.token },
      ),
      request(contract.getReview, { reviewId: `${ulid()}-2026-11-23-night-study` }, { token: beside.token }),
      request(contract.getReview, { reviewId }, { token: own }),
      sendReviewDecision({ reviewId, revision: 1, decision: 'dismiss', reason: '没有问题' }, { token: own }),
      sendReviewDecision({ reviewId, revision: 1, decision: 'dismiss', reason: '没有问题' }, beside),
    ])
    expect(new Set(answers.map(({ problem }) => JSON.stringify({ ...problem, instance: '' }))).size).toBe(1)
    expect(answers[0]?.type).toBe('reviews/not-found')
    expect(
      (await request(contract.listReviews, {}, { token: own })).body.reviews.map((each) => each.reviewId),
    ).not.toContain(reviewId)
  })
})

describe('decide', () => {
  test('200 dismissed with a reason: nothing changes, the learner is not troubled, and it is forgotten in time', async () => {
    const reviewed = await aReviewedLearner(county)
    const before = await transcript(reviewed)
    const first = await dismisses(reviewed.reviewId)
    expect(first.body).toMatchObject({ state: 'dismissed', actions: [] })
    const again = await sendReviewDecision(
      { reviewId: reviewed.reviewId, revision: 1, decision: 'dismiss', reason: '本人值夜班，情况属实' },
      county.supervisor,
    )
    expect(again.body).toEqual(first.body)
    expect(await transcript(reviewed)).toEqual(before)
    expect(await fetchOwnReviews(reviewed)).toEqual([])
    const { now } = clock
    clock.now = () => new Date(now().getTime() + (reviewPolicy.keepDays + 1) * 86_400_000)
    try {
      expect(
        await findReview(parseReviewId(reviewed.reviewId) ?? { learnerId: '', on: '', kind: 'long-run' }),
      ).toBeUndefined()
    } finally {
      clock.now = now
    }
  })
  test('200 a reversal is asked for: no hour changes until another person approves', async () => {
    const here = await aReviewOffice()
    const reviewed = await aReviewedLearner(here)
    expect(await hours(reviewed)).toBe(0.25)
    const { body } = await sendReversalDecision(reviewed, here.supervisor)
    expect(body).toMatchObject({
      state: 'reversal-requested',
      reversals: [{ reversal: 'requested' }],
      actions: [],
    })
    expect(await hours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { decidedBy: '某单位', mayAppeal: true, reversals: [{ reversal: 'requested' }] },
    ])
    expect(await decideOpenRequests(here.approver, true)).toEqual([200])
    expect(await hours(reviewed)).toBe(0)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { reversals: [{ reversal: 'reversed', studyHours: 0.25 }] },
    ])
    expect((await fetchReview(reviewed.reviewId, here.supervisor)).entries).toEqual([])
  })
  test('one person does not decide and approve, whatever roles they have', async () => {
    const here = await aReviewOffice()
    const reviewed = await aReviewedLearner(here)
    const almighty = await anAdministrator('system', here.organisation)
    await sendReversalDecision(reviewed, almighty)
    expect(await decideOpenRequests(almighty, true)).toEqual(['credits/same-person'])
    expect(await hours(reviewed)).toBe(0.25)
  })
  test('200 what the second person rejects changes nothing, and the learner is told so', async () => {
    const here = await aReviewOffice()
    const reviewed = await aReviewedLearner(here)
    await sendReversalDecision(reviewed, here.supervisor)
    await decideOpenRequests(here.approver, false)
    expect(await hours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([{ reversals: [{ reversal: 'declined' }] }])
  })
  test('400 for an entry of another day or person · 403 for a learner who has moved out of reach', async () => {
    const reviewed = await aReviewedLearner(county)
    const input = {
      reviewId: reviewed.reviewId,
      revision: 1,
      decision: 'request-reversal' as const,
      reason: '代学',
    }
    const strange = await sendReviewDecision(
      { ...input, entryIds: [`2026-${ulid()}-00001`] },
      county.supervisor,
    )
    expect([strange.type, strange.problem?.errors?.[0]?.path]).toEqual(['request/invalid', 'entryIds'])
    const { entries } = await fetchReview(reviewed.reviewId, county.supervisor)
    const elsewhere = await anOrganisation()
    const { token: _, codeKey: __, course: ___, at: ____, phone: _____, ...stored } = reviewed.student
    await putLearners([{ ...stored, orgPath: elsewhere.orgPath, organisationId: elsewhere.organisationId }])
    const moved = await sendReviewDecision(
      { ...input, entryIds: entries.map(({ entryId }) => entryId) },
      county.supervisor,
    )
    expect(moved.type).toBe('request/forbidden')
    expect((await fetchReview(reviewed.reviewId, county.supervisor)).state).toBe('open')
  })
  test('409 stale when a colleague was faster, wrong-state when it is decided; of two at once one is heard', async () => {
    const reviewed = await aReviewedLearner(county)
    const input = {
      reviewId: reviewed.reviewId,
      revision: 1,
      decision: 'dismiss' as const,
      reason: '没有问题',
    }
    const both = await Promise.all([
      sendReviewDecision(input, county.supervisor),
      sendReviewDecision(input, county.otherSupervisor),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await sendReviewDecision({ ...input, revision: 2 }, county.otherSupervisor)).type).toBe(
      'reviews/wrong-state',
    )
  })
})

describe('appeal', () => {
  async function decided() {
    const here = await aReviewOffice()
    const reviewed = await aReviewedLearner(here)
    await sendReversalDecision(reviewed, here.supervisor)
    return { here, reviewed }
  }
  test('R3 404 for what is not told, and for another’s; a learner sees their own and only their own', async () => {
    const { reviewed } = await decided()
    const open = await aReviewedLearner(county)
    expect((await sendAppeal(open)).type).toBe('reviews/not-found')
    const other = await aLearner()
    const foreign = await request(
      contract.appeal,
      { reviewId: reviewed.reviewId, text: '不是我' },
      { token: other.token },
    )
    expect(foreign.type).toBe('reviews/not-found')
    expect((await request(contract.listMyReviews, {}, { token: other.token })).body.reviews).toEqual([])
  })
  test('200 once, and the same answer when it was lost; 409 already-appealed for another text, appeal-closed after thirty days', async () => {
    const { reviewed } = await decided()
    const late = new Date(Date.now() + 31 * 86_400_000)
    const token = await tokenOf(reviewed.student.learnerId, { now: late })
    const closed = await request(
      contract.appeal,
      { reviewId: reviewed.reviewId, text: '迟了' },
      { token, now: late },
    )
    expect(closed.type).toBe('reviews/appeal-closed')
    const first = await sendAppeal(reviewed)
    expect(first.body).toMatchObject({
      mayAppeal: false,
      appeal: { text: '当晚是我本人学习，值班同事可以作证。' },
    })
    expect((await sendAppeal(reviewed)).body).toEqual(first.body)
    expect((await sendAppeal(reviewed, '再说一遍')).type).toBe('reviews/already-appealed')
  })
  test('403 same-person for the supervisor who decided and for the approver; another answers', async () => {
    const { here, reviewed } = await decided()
    const approver = await anAdministrator('system', here.organisation)
    await decideOpenRequests(approver, true)
    await sendAppeal(reviewed)
    expect((await sendAppealAnswer(reviewed, false, here.supervisor)).type).toBe('reviews/same-person')
    expect((await sendAppealAnswer(reviewed, true, approver)).type).toBe('reviews/same-person')
    expect((await fetchReview(reviewed.reviewId, approver)).actions).toEqual([])
    const { body } = await sendAppealAnswer(reviewed, false, here.otherSupervisor, '与值班记录不符')
    expect(body).toMatchObject({ state: 'appeal-rejected', reversals: [{ reversal: 'reversed' }] })
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { answer: { upheld: false, reason: '与值班记录不符' } },
    ])
    expect(await hours(reviewed)).toBe(0)
  })
  test('200 upheld before the approval: the request is refused, the hours stay', async () => {
    const { here, reviewed } = await decided()
    await sendAppeal(reviewed)
    const { body } = await sendAppealAnswer(reviewed, true, here.otherSupervisor)
    expect(body).toMatchObject({ state: 'appeal-upheld', reversals: [{ reversal: 'declined' }] })
    expect(await decideOpenRequests(here.approver, true)).toEqual([])
    expect(await hours(reviewed)).toBe(0.25)
  })
  test('200 upheld after the approval: the hours are given back by two people again', async () => {
    const { here, reviewed } = await decided()
    await decideOpenRequests(here.approver, true)
    await sendAppeal(reviewed)
    const { body } = await sendAppealAnswer(reviewed, true, here.otherSupervisor)
    expect(body).toMatchObject({ reversals: [{ reversal: 'reinstating' }] })
    expect(await hours(reviewed)).toBe(0)
    expect(await decideOpenRequests(here.approver, true)).toEqual([200])
    expect(await hours(reviewed)).toBe(0.25)
    expect(await fetchOwnReviews(reviewed)).toMatchObject([
      { answer: { upheld: true }, reversals: [{ reversal: 'reinstated' }] },
    ])
  })
  test('409 stale and wrong-state of an answer', async () => {
    const { here, reviewed } = await decided()
    const answer = { reviewId: reviewed.reviewId, uphold: true, reason: '成立' }
    expect(
      (await request(contract.decideAppeal, { ...answer, revision: 2 }, here.otherSupervisor)).type,
    ).toBe('reviews/wrong-state')
    await sendAppeal(reviewed)
    expect(
      (await request(contract.decideAppeal, { ...answer, revision: 2 }, here.otherSupervisor)).type,
    ).toBe('request/stale')
  })
})
