import { raiseReviews } from '@zhixing/functions/reviews/raise-reviews'
import { reviewIdOf } from '@zhixing/functions/reviews/store/review'
import { addDays, dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import { progressPages } from '@zhixing/shared/progress/pages'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../support/announcements/given'
import * as catalogue from '../support/catalogue/given'
import { aLearner, anAdministrator, anOrganisation } from '../support/identity/given'
import { aCourse } from '../support/progress/given'
import { studyLesson } from '../support/progress/when'
import { request, tokenOf } from '../support/request'
import { figuresFor } from '../support/reviews/given'
import { sendAppeal, sendReversalDecision } from '../support/reviews/when'

const LESSON_SECONDS = 60

const paragraphs = Array.from({ length: 12 }, (_, index) => ({
  kind: 'paragraph' as const,
  text: `第${index + 1}段：登记、补正、答复、归档，一步一步来。`,
}))

const aVideo = () =>
  catalogue.aDraftLesson({ lessonId: ulid(), title: '第一讲：先看全貌', lengthSeconds: LESSON_SECONDS })
const anArticle = () =>
  catalogue.aDraftArticle({
    lessonId: ulid(),
    title: '阅读材料：一步一步来',
    lengthSeconds: LESSON_SECONDS,
    body: paragraphs,
  })
const anAudio = () =>
  catalogue.aDraftLesson({
    lessonId: ulid(),
    title: '录音：答疑',
    kind: 'audio',
    mediaUrl: '/media/sounds/a.m4a',
    lengthSeconds: LESSON_SECONDS,
  })

/**
 * A province with one announcement and two courses. Its learner is enrolled in the course that has a video,
 * an article and an audio lesson. `storage()` is the storage of a phone on which the learner is signed in.
 */
export async function aCollege() {
  const province = await anOrganisation(undefined, { name: '湘楚省' })
  const person = await aLearner({ name: '张建国', organisation: province })
  const lessons = [aVideo(), anArticle(), anAudio()]
  const { courseId } = await catalogue.aPublishedCourse({ title: '依申请公开', lessons })
  const other = await catalogue.aPublishedCourse({ title: '公文写作入门', requirement: 'elective' })
  const token = await tokenOf(person.learnerId)
  await request(enrol, { courseId }, { token })
  const { announcementId } = await aPublishedAnnouncement(await anOffice(province))
  const { body: learner } = await request(getLearner, {}, { token })
  const signedIn = { token, expiresAt: Math.floor(Date.now() / 1000) + 3600, learner }
  const [videoId = '', articleId = '', audioId = ''] = lessons.map(({ lessonId }) => lessonId)
  const urlOf = (page: string, lessonId: string) => `${page}?courseId=${courseId}&lessonId=${lessonId}`
  return {
    province,
    person,
    token,
    courseId,
    otherCourseId: other.courseId,
    videoId,
    articleId,
    announcementId,
    videoUrl: urlOf(progressPages.play, videoId),
    audioUrl: urlOf(progressPages.play, audioId),
    articleUrl: urlOf(progressPages.read, articleId),
    storage: () => new Map<string, unknown>([['signed-in', signedIn]]),
  }
}
export type College = Awaited<ReturnType<typeof aCollege>>

/**
 * The learner earned a course two days ago, a supervisor decided to reverse it, and the learner has appealed.
 */
export async function addAppealedReview({ person, token, province }: College) {
  const supervisor = await anAdministrator('supervisor', province)
  const at = addDays(new Date(), -2)
  const student = { ...person, token, course: await aCourse([60]), at }
  await request(enrol, { courseId: student.course.courseId }, { token, now: at })
  await studyLesson(student)
  await raiseReviews(person.learnerId, figuresFor('long-run', at), at)
  const reviewId = reviewIdOf({ learnerId: person.learnerId, on: dayOf(at), kind: 'long-run' })
  const reviewed = { student, reviewId }
  await sendReversalDecision(reviewed, supervisor)
  await sendAppeal(reviewed, '当晚是我值班，值班室有记录。')
}
