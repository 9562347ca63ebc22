import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { dayOf } from '@zhixing/shared/calendar'
import { decideCreditRequest, listCreditRequests } from '@zhixing/shared/corrections/contract'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/reviews/contract'
import type { DemoCourse } from '../content/demo-course'
import { type DemoApproval, type DemoReview, demoReviews } from '../content/reviews'
import { demoLearnerId } from '../demo-id'
import type { DemoPerson } from '../people/demo-persons'
import { studyCourse } from '../requests/study-course'
import { actorOf, asLearner, asStaff, type DemoScene, daysBefore } from './demo-scene'

const SUPERVISOR = 'jianguan'

const findReview = ({ rosterCode }: DemoPerson) =>
  demoReviews.find((review) => review.rosterCode === rosterCode)

/** Whether this person's study is to be reviewed, and loaded by `loadReviews` only. */
export const hasReview = (person: DemoPerson) => findReview(person) !== undefined

/** Loads study that the rules find unusual, its decision, approval and appeal, each on its day. */
export async function loadReviews(scene: DemoScene, courses: DemoCourse[]): Promise<void> {
  await forEachConcurrently(scene.people.filter(hasReview), async (person) => {
    const review = findReview(person)
    if (review) await loadReview(scene, courses, person, review)
  })
}

async function loadReview(
  scene: DemoScene,
  courses: DemoCourse[],
  person: DemoPerson,
  review: DemoReview,
): Promise<void> {
  const { callApi, today } = scene
  const day = dayOf(daysBefore(today, review.studiedDaysAgo))
  const reviewId = `${demoLearnerId(person)}-${day}-${review.kind}`
  const getReview = () => callApi(contract.getReview, { reviewId }, asStaff(scene, SUPERVISOR, 0))
  let current = await getReview().catch(undefinedIfMissing)
  if (!current) {
    await study(scene, courses, person, review)
    current = await getReview()
  }

  const { dismissed, reversal, appeal } = review
  const target = { reviewId, revision: current.revision }
  if (dismissed && current.state === 'open') {
    const decision = { ...target, decision: 'dismiss', reason: dismissed.reason } as const
    await callApi(contract.decideReview, decision, asStaff(scene, dismissed.by, dismissed.daysAgo))
  }
  if (!reversal) return
  if (current.state === 'open') {
    const entryIds = current.entries.map(({ entryId }) => entryId)
    const decision = { ...target, decision: 'request-reversal', reason: reversal.reason, entryIds } as const
    await callApi(contract.decideReview, decision, asStaff(scene, reversal.by, reversal.daysAgo))
  }
  if (reversal.approved) await approveReversal(scene, person, reversal.approved)
  // As read before these steps: in any other state an interrupted load has got as far as the appeal.
  const mayBeAppealed = current.state === 'open' || current.state === 'reversal-requested'
  if (appeal && mayBeAppealed)
    await callApi(contract.appeal, { reviewId, text: appeal.text }, asLearner(scene, person, appeal.daysAgo))
}

/** Studies the newest courses in the unusual way until enough lessons are done. */
async function study(scene: DemoScene, courses: DemoCourse[], person: DemoPerson, review: DemoReview) {
  const { callApi, simulator, today } = scene
  const { studiedDaysAgo, from, lessons: lessonsMin, createPattern, knownBefore } = review
  const actor = actorOf(simulator, person)
  const isSuitable = ({ jobLevels, presence, publishedDaysAgo }: DemoCourse) =>
    !presence &&
    (!jobLevels.length || jobLevels.includes(person.jobLevel)) &&
    publishedDaysAgo > studiedDaysAgo
  const newestFirst = courses.filter(isSuitable).toReversed()
  let startsAt = new Date(`${dayOf(daysBefore(today, studiedDaysAgo))}T${from}:00+08:00`)
  // The oldest course, studied a day earlier, makes that day's place a known one.
  const knownCourse = knownBefore ? newestFirst.pop() : undefined
  if (knownCourse)
    await studyCourse(callApi, { actor, course: knownCourse, startsAt: daysBefore(startsAt, 1) })
  const pattern = createPattern()
  let lessonCount = 0
  for (const course of newestFirst) {
    if (lessonCount >= lessonsMin) return
    startsAt = await studyCourse(callApi, { actor, course, startsAt, pattern })
    lessonCount += course.lessons.filter(({ optional }) => !optional).length
  }
}

/** Approves the open reversal requests for this learner. */
async function approveReversal(scene: DemoScene, person: DemoPerson, { by, daysAgo }: DemoApproval) {
  const context = asStaff(scene, by, daysAgo)
  const { requests } = await scene.callApi(listCreditRequests, { state: 'open' }, context)
  for (const { requestId, kind, learnerName } of requests)
    if (kind === 'reversal' && learnerName === person.name)
      await scene.callApi(decideCreditRequest, { requestId, approve: true }, context)
}

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.type !== 'reviews/not-found') throw error
}
