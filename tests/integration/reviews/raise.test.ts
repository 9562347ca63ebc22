import { beforeAll, describe, expect, test } from '@jest/globals'
import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { listReviewsOf } from '@zhixing/functions/reviews/store/reviews'
import { dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import * as credits from '@zhixing/shared/ledger/contract'
import { launch } from '@zhixing/shared/progress/contract'
import { ulid } from 'ulid'
import { aLearner } from '../../support/identity/given'
import { aCourse, aStudent } from '../../support/progress/given'
import { passTime, studyLesson } from '../../support/progress/when'
import { request, tokenOf } from '../../support/request'
import { aReviewOffice, figuresFor, type ReviewOffice } from '../../support/reviews/given'

let county: ReviewOffice
beforeAll(async () => {
  county = await aReviewOffice()
})

describe('raise', () => {
  test('R1 a night of study raises one review, by the completion that crosses the threshold; the hours are credited as usual', async () => {
    const student = await aStudent(
      await aCourse([600, 600, 600, 600, 600, 600, 600, 600, 600, 600, 600]),
      county.organisation,
    )
    student.at = new Date(`${dayOf(new Date(Date.now() + 86_400_000))}T00:00:30+08:00`)
    for (let lesson = 0; lesson < 10; lesson++) {
      await studyLesson(student, lesson)
      passTime(student, 3 * lesson)
    }
    const raised = await listReviewsOf(student.learnerId, new Date())
    expect(raised).toMatchObject([{ kind: 'night-study', state: 'open', nameMasked: '王**' }])
    expect(raised[0]?.figures).toMatchObject({ lessons: 10, nightSeconds: 6000, newPlace: false })
    await studyLesson(student, 10)
    expect(await listReviewsOf(student.learnerId, new Date())).toEqual(raised)
    const { body } = await request(
      credits.getTranscript,
      {},
      { token: await tokenOf(student.learnerId, { now: student.at }), now: student.at },
    )
    expect(body.entries).toHaveLength(1)
  }, 60_000)
  test('the time between a completion today and a launch tomorrow is not study', async () => {
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
    expect(await listReviewsOf(student.learnerId, new Date())).toEqual([])
  })
  test('an ordinary lesson raises no review, and neither does a learner who is not on the roster', async () => {
    const student = await aStudent(await aCourse([60]), county.organisation)
    await studyLesson(student)
    expect(await listReviewsOf(student.learnerId, new Date())).toEqual([])
    const nobody = ulid()
    await raiseReviews(nobody, figuresFor('long-run', new Date()), new Date())
    expect(await listReviewsOf(nobody, new Date())).toEqual([])
  })
  test('T17 a launch from a new device in a new region raises a review; an update of the same phone at home does not', async () => {
    const student = await aStudent(await aCourse([60]), county.organisation)
    const input = { courseId: student.course.courseId, lessonId: student.course.lessons[0]?.lessonId ?? '' }
    const launchFrom = async (userAgent: string, sourceIp: string) => {
      const token = await tokenOf(student.learnerId, { userAgent })
      return request(launch, input, { token, headers: { 'user-agent': userAgent }, sourceIp })
    }
    await launchFrom('Mozilla/5.0 (Linux; Android 14; Phone Build/1.2) MicroMessenger/8.0.50', '198.51.100.7')
    await launchFrom('Mozilla/5.0 (Linux; Android 15; Phone Build/1.3) MicroMessenger/8.0.51', '198.51.102.9')
    await launchFrom('Mozilla/5.0 (Linux; Android 15; Phone Build/1.3) MicroMessenger/8.0.51', '2001:db8::1') // on a journey
    await launchFrom('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0', '198.51.100.7') // at a desk
    const phone = 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50 NetType/WIFI Language/zh_CN'
    await launchFrom(phone, '198.51.100.7')
    await launchFrom(phone.replace('WIFI', '4G'), '100.64.0.9') // out of the office
    expect(await listReviewsOf(student.learnerId, new Date())).toEqual([])
    await launchFrom('python-requests/2.32', '203.0.113.5')
    expect(await listReviewsOf(student.learnerId, new Date())).toMatchObject([
      { kind: 'new-place', figures: { newPlace: true } },
    ])
  })
  test('ten concurrent calls raise one review', async () => {
    const { learnerId } = await aLearner({ organisation: county.organisation })
    const now = new Date()
    await Promise.all(
      Array.from({ length: 10 }, () => raiseReviews(learnerId, figuresFor('long-run', now), now)),
    )
    expect(await listReviewsOf(learnerId, new Date())).toMatchObject([{ revision: 1, state: 'open' }])
  })
})
