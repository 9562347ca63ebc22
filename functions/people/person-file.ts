import type { PersonStudy } from '@zhixing/shared/people/contract'
import type { Caller } from '@zhixing/shared/workflow/rules'
import { toLoggedChange } from '../audit/api'
import { listChangesOf } from '../core/audit/list-changes'
import { cursorOf, openCursor } from '../core/http/cursor'
import { listRegistrationsOf } from '../enrolment/api'
import { findDuplicates, type StoredLearner } from '../identity/api'
import { readTranscript } from '../ledger/api'
import { listReviewCardsOf } from '../reviews/api'

/** What a person has studied, also under duplicates that were merged into their record. */
export async function readStudy(learner: StoredLearner, caller: Caller, now: Date): Promise<PersonStudy> {
  const { learnerId } = learner
  const duplicates = await findDuplicates(learner)
  const ids = [learnerId, ...duplicates.map((duplicate) => duplicate.learnerId)]
  const [transcript, courses, reviews] = await Promise.all([
    readTranscript({ learnerId, learner, creditYear: undefined }, now),
    Promise.all(ids.map((id) => coursesOf(id, learnerId))),
    Promise.all(ids.map((id) => listReviewCardsOf(id, caller, now))),
  ])
  return { transcript, courses: courses.flat(), reviews: reviews.flat() }
}

async function coursesOf(recordId: string, learnerId: string): Promise<PersonStudy['courses']> {
  const registrations = await listRegistrationsOf(recordId)
  return registrations.map((registration) => ({
    ...registration,
    ...(recordId !== learnerId && { earnedUnder: recordId }),
  }))
}

/** A page of the history of a person, also of the time in another unit: it belongs to the person. */
export async function readHistory(learnerId: string, viewerId: string, cursor?: string) {
  const question = ['changes of a person', viewerId, learnerId]
  const object = { kind: 'person', objectId: learnerId } as const
  const { lines, lastKey } = await listChangesOf(object, openCursor(question, cursor))
  return { changes: lines.map(toLoggedChange), cursor: cursorOf(question, lastKey) }
}
