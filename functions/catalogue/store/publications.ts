import type { DraftLesson } from '@zhixing/shared/catalogue/contract'
import type { Course } from '@zhixing/shared/catalogue/course'
import { Refusal } from '@zhixing/shared/problem'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'
import { acceptConditionFailed, table } from '../../core/dynamodb/table'
import { type ShelfPosition, shelfPositionsOf } from './card-codec'
import { deleteCards, putCards } from './cards'
import { findCurrent, getCourseVersion, invalidateCourse, registrationsIndexPartition } from './courses'
import { BodyEntity, CurrentEntity, QuestionsEntity, VersionEntity } from './entity'
import { invalidateQuestions } from './questions'

/**
 * Version, bodies, then what points at them, then the cards: whatever a crash leaves undone nobody can see, and the next call does it. No
 * step ever puts an older revision over a newer one.
 */
export async function putPublication(
  course: Course,
  lessons: DraftLesson[],
  revision: number,
): Promise<void> {
  const { courseId, courseVersion } = course
  const notNewer = {
    or: [
      { attr: 'revision' as const, exists: false as const },
      { attr: 'revision' as const, lte: revision },
    ],
  }
  const version = { courseId, courseVersion, revision, course: JSON.stringify({ ...course, studied: 0 }) }
  await orStale(() =>
    VersionEntity.build(PutItemCommand).item(version).options({ condition: notNewer }).send(),
  )
  for (const { lessonId, body } of lessons) {
    if (!lessonId || !body?.length) continue
    const item = { courseId, lessonId, revision, body: JSON.stringify(body) }
    await orStale(() => BodyEntity.build(PutItemCommand).item(item).options({ condition: notNewer }).send())
  }
  for (const { lessonId, questions = [] } of course.presence ? lessons : []) {
    if (!lessonId) continue
    const item = { courseId, lessonId, revision, questions: JSON.stringify(questions) }
    await orStale(() =>
      QuestionsEntity.build(PutItemCommand).item(item).options({ condition: notNewer }).send(),
    )
    invalidateQuestions(courseId, lessonId)
  }
  const before = await findCurrent(courseId, true)
  if (before && before.revision > revision) throw new Refusal('request/stale')
  const places = [...(before?.places ?? []), ...shelfPositionsOf(course)]
  const { publishedAt, studied } = course
  const lock = (before?.lock ?? 0) + 1
  const put = CurrentEntity.build(PutItemCommand).item({
    courseId,
    courseVersion,
    revision,
    lock,
    publishedAt,
    studied,
    places,
  })
  await orStale(
    () => put.options({ condition: asSeen(before?.lock) }).send(),
    () => hasAttributes(courseId, { lock, revision, publishedAt }),
  )
  await commitCards(course, places, lock)
}

const asSeen = (lock: number | undefined) =>
  lock === undefined ? { attr: 'lock' as const, exists: false as const } : { attr: 'lock' as const, eq: lock }

/** The places are cleared only where nobody has added to them meanwhile: whoever did clears them. */
async function commitCards(course: Course, everywhere: ShelfPosition[], lock: number) {
  const { courseId } = course
  const places = await putCards(course, everywhere)
  await CurrentEntity.build(UpdateItemCommand)
    .item({ courseId, lock: lock + 1, places: $set(places) })
    .options({ condition: asSeen(lock) })
    .send()
    .catch(acceptConditionFailed)
  invalidateCourse(courseId)
}

/** The mark first: from then on nobody can open the course or take it up, and cards that a crash leaves behind go with the next call. */
export async function putWithdrawal(courseId: string, now: Date): Promise<void> {
  const current = await findCurrent(courseId, true)
  if (!current) throw new Refusal('catalogue/course-not-found')
  const { lock, places, withdrawnAt = now.toISOString() } = current
  const update = CurrentEntity.build(UpdateItemCommand).item({ courseId, lock: lock + 1, withdrawnAt })
  await orStale(
    () => update.options({ condition: asSeen(lock) }).send(),
    () => hasAttributes(courseId, { lock: lock + 1, withdrawnAt }),
  )
  await deleteCards(places)
  invalidateCourse(courseId)
}

/**
 * C7: how many are enrolled, counted through the index and put in place of the number before; nothing is ever added up. A crash may have left the number
 * without its cards: then a shelf stands twice among the places. Undefined for what is not published.
 */
export async function recountRegistrations(courseId: string): Promise<number | undefined> {
  const studied = await countRegistrations(courseId)
  const before = await findCurrent(courseId, true)
  if (!before || before.withdrawnAt) return undefined
  if (before.studied === studied && areSettled(before.places)) return studied
  const { courseVersion, places: known, lock } = before
  const course = { ...(await getCourseVersion(courseId, courseVersion)), studied }
  const places = [...known, ...shelfPositionsOf(course)]
  const update = CurrentEntity.build(UpdateItemCommand).item({
    courseId,
    studied,
    lock: lock + 1,
    places: $set(places),
  })
  // Published anew in this very moment: the next tally counts it.
  await orStale(
    () => update.options({ condition: asSeen(lock) }).send(),
    () => hasAttributes(courseId, { lock: lock + 1, studied }),
  )
  await commitCards(course, places, lock + 1)
  return studied
}

const areSettled = (places: ShelfPosition[]) =>
  new Set(places.map(({ shelf }) => shelf)).size === places.length

async function countRegistrations(courseId: string): Promise<number> {
  const { Count = 0 } = await table
    .build(QueryCommand)
    .query({ index: 'gsi1', partition: registrationsIndexPartition(courseId) })
    .options({ select: 'COUNT', maxPages: Number.POSITIVE_INFINITY })
    .send()
  return Count
}

/** `isDone`: it was this very write that the condition met, tried again because its answer was lost. */
async function orStale(write: () => Promise<unknown>, isDone = async () => false) {
  try {
    await write()
  } catch (error) {
    acceptConditionFailed(error)
    if (!(await isDone())) throw new Refusal('request/stale')
  }
}

async function hasAttributes(
  courseId: string,
  written: Partial<NonNullable<Awaited<ReturnType<typeof findCurrent>>>>,
): Promise<boolean> {
  const now: Record<string, unknown> = (await findCurrent(courseId, true)) ?? {}
  return Object.entries(written).every(([name, value]) => now[name] === value)
}
