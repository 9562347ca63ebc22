import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { absent, conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { deleteCards, putCards } from './cards'
import { type CurrentPublication, findCurrent, getCourseVersion, invalidateCourse } from './courses'
import type { StoredDraft } from './drafts'
import { CurrentEntity } from './entity'
import { putContent } from './published-content'
import { type ShelfPosition, shelfPositionsOf } from './shelf'

/**
 * Puts the content, then the publication that points at it, then the cards. What a crash leaves undone is not
 * visible, and the next call does it. Returns false if another writer was faster, or if a later revision was
 * published or withdrawn.
 */
export async function putPublication(
  course: Course,
  lessons: DraftLesson[],
  revision: number,
): Promise<boolean> {
  const { courseId, courseVersion, publishedAt, studied } = course
  if (!(await putContent(course, lessons, revision))) return false
  const before = await findCurrent(courseId, { consistent: true })
  if (before && (before.revision > revision || withdrawnRevisionOf(before) >= revision)) return false
  const lock = (before?.lock ?? 0) + 1
  const places = [...(before?.places ?? []), ...shelfPositionsOf(course)]
  const put = CurrentEntity.build(PutItemCommand)
    .item({ courseId, courseVersion, revision, lock, publishedAt, studied, places })
    .options({ condition: lockIs(before?.lock) })
  if (!(await isStored(put.send(), courseId, { lock, revision, publishedAt }))) return false
  await commitCards(course, places, lock)
  return true
}

/** 0 for a course that is in the catalogue. */
const withdrawnRevisionOf = ({ withdrawnAt, withdrawnRevision, revision }: CurrentPublication): number =>
  withdrawnAt === undefined ? 0 : (withdrawnRevision ?? revision)

/**
 * Marks the course as withdrawn, then deletes its cards. From the mark on it cannot be opened, and cards that
 * a crash leaves are deleted by the next call. Returns false if another writer was faster.
 */
export async function putWithdrawal({
  courseId,
  revision,
  updatedAt,
}: Pick<StoredDraft, 'courseId' | 'revision' | 'updatedAt'>): Promise<boolean> {
  const current = await findCurrent(courseId, { consistent: true })
  if (!current) return true // it was never in the catalogue
  const { lock, places, withdrawnAt = updatedAt } = current
  const mark = { lock: lock + 1, withdrawnAt, withdrawnRevision: revision }
  const update = CurrentEntity.build(UpdateItemCommand)
    .item({ courseId, ...mark })
    .options({ condition: lockIs(lock) })
  if (!(await isStored(update.send(), courseId, mark))) return false
  await deleteCards(places)
  invalidateCourse(courseId)
  return true
}

/**
 * Replaces the number of learners in publication and cards. Does nothing if it is the same and the cards are
 * committed, or if the course was published again meanwhile: then the next tally counts it.
 */
export async function putStudied(current: CurrentPublication, studied: number): Promise<void> {
  const { courseId, courseVersion, lock } = current
  if (current.studied === studied && areCardsCommitted(current)) return
  const course = { ...(await getCourseVersion(courseId, courseVersion)), studied }
  const places = [...current.places, ...shelfPositionsOf(course)]
  const update = CurrentEntity.build(UpdateItemCommand)
    .item({ courseId, studied, lock: lock + 1, places: $set(places) })
    .options({ condition: lockIs(lock) })
  if (await isStored(update.send(), courseId, { lock: lock + 1, studied }))
    await commitCards(course, places, lock + 1)
}

/** Until cards are committed, a shelf is listed twice: with the old position and the new one. */
const areCardsCommitted = ({ places }: CurrentPublication) =>
  new Set(places.map(({ shelf }) => shelf)).size === places.length

/** Drops the old positions, unless another writer has added some since: that one commits its own cards. */
async function commitCards(course: Course, known: ShelfPosition[], lock: number): Promise<void> {
  const { courseId } = course
  const places = await putCards(course, known)
  await conditionHeld(
    CurrentEntity.build(UpdateItemCommand)
      .item({ courseId, lock: lock + 1, places: $set(places) })
      .options({ condition: lockIs(lock) })
      .send(),
  )
  invalidateCourse(courseId)
}

const lockIs = (lock: number | undefined) => (lock === undefined ? absent('lock') : equals('lock', lock))

/**
 * Whether the write is stored: its condition held, or its answer was lost and the client's retry met what it
 * had written.
 */
async function isStored(
  write: Promise<unknown>,
  courseId: string,
  written: Partial<CurrentPublication>,
): Promise<boolean> {
  if (await conditionHeld(write)) return true
  const stored: Record<string, unknown> = (await findCurrent(courseId, { consistent: true })) ?? {}
  return Object.entries(written).every(([name, value]) => stored[name] === value)
}
