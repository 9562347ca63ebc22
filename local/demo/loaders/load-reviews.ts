import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import { dayOf } from '@zhixing/shared/calendar'
import { decideCreditRequest, listCreditRequests } from '@zhixing/shared/corrections/contract'
import { Refusal } from '@zhixing/shared/problem'
import * as contract from '@zhixing/shared/reviews/contract'
import type { Simulator } from '../../wechat/simulator'
import type { DemoCourse } from '../content/demo-course'
import { type DemoReview, demoReviews } from '../content/reviews'
import type { DemoPerson } from '../people/persons'
import type { Ask, Asker } from '../requests/ask'
import { watch } from '../requests/watch'
import { daysBefore } from './load-courses'
import { askerOfPerson, learnerIdOf } from './load-people'

interface Scene {
  ask: Ask
  askers: Map<string, Asker>
  people: DemoPerson[]
  courses: DemoCourse[]
  simulator: Simulator
  today: Date
}

const reviewOf = ({ rosterCode }: DemoPerson) =>
  demoReviews.find((review) => review.rosterCode === rosterCode)

/** Whose study is looked at: nobody of the story. */
export const isReviewed = (person: DemoPerson) => reviewOf(person) !== undefined

/** Studied by the learner, raised by the rules, decided by one, approved by another, appealed: each at the time it would have been. */
export async function loadReviews(scene: Scene): Promise<void> {
  await forEachConcurrently(scene.people.filter(isReviewed), async (person) => {
    const review = reviewOf(person)
    if (review) await play(scene, person, review)
  })
}

async function play(scene: Scene, person: DemoPerson, review: DemoReview): Promise<void> {
  const { ask, simulator, today } = scene
  const asker = askerOfPerson(simulator, person)
  const reviewId = `${learnerIdOf(person)}-${dayOf(daysBefore(today, review.studiedDaysAgo))}-${review.kind}`
  const as = (personId: string, daysAgo: number) => staff(scene, personId, daysAgo)
  const look = () => ask(contract.getReview, { reviewId }, as('jianguan', 0))
  let detail = await look().catch(absent)
  if (!detail) {
    await study(scene, asker, review)
    detail = await look()
  }
  const { dismissed, reversal, appeal } = review
  const asked = { reviewId, revision: detail.revision }
  if (dismissed && detail.state === 'open')
    await ask(
      contract.decideReview,
      { ...asked, decision: 'dismiss', reason: dismissed.reason },
      as(dismissed.by, dismissed.daysAgo),
    )
  if (!reversal) return
  if (detail.state === 'open') {
    const entryIds = detail.entries.map(({ entryId }) => entryId)
    const { by, daysAgo, reason } = reversal
    await ask(
      contract.decideReview,
      { ...asked, decision: 'request-reversal', reason, entryIds },
      as(by, daysAgo),
    )
  }
  if (reversal.approved) await approve(scene, person, reversal.approved)
  if (appeal && (detail.state === 'open' || detail.state === 'reversal-requested'))
    await ask(
      contract.appeal,
      { reviewId, text: appeal.text },
      { asker, surface: 'learner', now: daysBefore(today, appeal.daysAgo) },
    )
}

async function study(
  { ask, courses, today }: Scene,
  asker: Asker,
  { studiedDaysAgo, from, lessons, manner, knownBefore }: DemoReview,
) {
  const open = courses.filter(
    ({ jobLevels, presence, publishedDaysAgo }) =>
      !presence && (!jobLevels.length || jobLevels.includes('clerk')) && publishedDaysAgo > studiedDaysAgo,
  )
  const newest = open.toReversed()
  let time = new Date(`${dayOf(daysBefore(today, studiedDaysAgo))}T${from}:00+08:00`)
  const known = knownBefore && newest.pop()
  if (known) await watch(ask, { asker, course: known, begins: daysBefore(time, 1) })
  const way = manner()
  let done = 0
  for (const course of newest) {
    if (done >= lessons) return
    time = await watch(ask, { asker, course, begins: time, manner: way })
    done += course.lessons.filter(({ optional }) => !optional).length
  }
}

/** The second person, without whom no hour is taken back. */
async function approve(scene: Scene, person: DemoPerson, { by, daysAgo }: { by: string; daysAgo: number }) {
  const who = staff(scene, by, daysAgo)
  const { requests } = await scene.ask(listCreditRequests, { state: 'open' }, who)
  for (const { requestId } of requests.filter(
    ({ kind, learnerName }) => kind === 'reversal' && learnerName === person.name,
  ))
    await scene.ask(decideCreditRequest, { requestId, approve: true }, who)
}

function staff({ askers, today }: Scene, personId: string, daysAgo: number) {
  const asker = askers.get(personId)
  if (!asker) throw new Error(`nobody is called ${personId}`)
  return { asker, surface: 'console', now: daysBefore(today, daysAgo) } as const
}

function absent(error: unknown): undefined {
  if (!(error instanceof Refusal) || error.type !== 'reviews/not-found') throw error
}
