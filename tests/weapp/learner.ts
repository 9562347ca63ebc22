import { raise, reviewIdOf } from '@zhixing/functions/reviews/store/reviews'
import { dayOf } from '@zhixing/shared/calendar'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import { ulid } from 'ulid'
import { anOffice, aPublishedAnnouncement } from '../support/announcements/given'
import * as catalogue from '../support/catalogue/given'
import { aLearner, anAdministrator, anOrganisation } from '../support/identity/given'
import { aCourse } from '../support/progress/given'
import { studyLesson } from '../support/progress/when'
import { request, tokenOf } from '../support/request'
import { figuresFor } from '../support/reviews/given'
import { sendAppeal, sendReversalDecision } from '../support/reviews/when'

const paragraphs = Array.from({ length: 12 }, (_, place) => ({
  kind: 'paragraph' as const,
  text: `第${place + 1}段：登记、补正、答复、归档，一步一步来。`,
}))

/** A learner with a course of every kind of lesson, enrolled; what a phone remembers of him; and what his province has published. */
export async function aCollege() {
  const province = await anOrganisation(undefined, { name: '湘楚省' })
  const learner = await aLearner({ name: '张建国', organisation: province })
  const lessons = [
    catalogue.aDraftLesson({ lessonId: ulid(), title: '第一讲：先看全貌', lengthSeconds: 60 }),
    catalogue.aDraftArticle({
      lessonId: ulid(),
      title: '阅读材料：一步一步来',
      lengthSeconds: 60,
      body: paragraphs,
    }),
    catalogue.aDraftLesson({
      lessonId: ulid(),
      title: '录音：答疑',
      kind: 'audio',
      mediaUrl: '/media/sounds/a.m4a',
      lengthSeconds: 60,
    }),
  ]
  const { courseId } = await catalogue.aPublishedCourse({ title: '依申请公开', lessons })
  const [{ courseId: otherId }] = await Promise.all([
    catalogue.aPublishedCourse({ title: '公文写作入门', requirement: 'elective' }),
  ])
  const token = await tokenOf(learner.learnerId)
  await request(enrol, { courseId }, { token })
  const announcement = await aPublishedAnnouncement(await anOffice(province))
  const { body } = await request(getLearner, {}, { token })
  const signedIn = { token, expiresAt: Math.floor(Date.now() / 1000) + 3600, learner: body }
  const [film, article, sound] = lessons.map((lesson) => lesson.lessonId ?? '')
  return {
    province,
    person: learner,
    learner: body,
    token,
    courseId,
    otherId,
    film: film ?? '',
    article: article ?? '',
    sound: sound ?? '',
    announcementId: announcement.announcementId,
    storage: () => new Map<string, unknown>([['signed-in', signedIn]]),
  }
}

const DAYS_AGO_MS = 2 * 86_400_000

/** Two days ago he earned a course; a supervisor has asked to take it back since, and he appeals. */
export async function isReviewed({ person, token, province }: Awaited<ReturnType<typeof aCollege>>) {
  const supervisor = await anAdministrator('supervisor', province)
  const student = { ...person, token, course: await aCourse([60]), at: new Date(Date.now() - DAYS_AGO_MS) }
  await request(enrol, { courseId: student.course.courseId }, { token })
  await studyLesson(student)
  await raise(person.learnerId, figuresFor('long-run', student.at), student.at)
  const reviewed = {
    student,
    reviewId: reviewIdOf({ learnerId: person.learnerId, on: dayOf(student.at), kind: 'long-run' }),
  }
  await sendReversalDecision(reviewed, supervisor)
  await sendAppeal(reviewed, '当晚是我值班，值班室有记录。')
}
