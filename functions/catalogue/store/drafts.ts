import { CourseFacts, type CourseState, ManagedCourse } from '@zhixing/shared/catalogue/contract'
import { requiredSecondsOf } from '@zhixing/shared/catalogue/rules'
import { policyInUse, studyHoursOf } from '@zhixing/shared/policy/policies'
import { Refusal } from '@zhixing/shared/problem'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { findCurrent } from './courses'
import { DraftEntity, ManagedEntity, managedCourses } from './entity'

export interface StoredDraft {
  courseId: string
  revision: number
  scope: string
  state: CourseState
  facts: CourseFacts
  courseVersion: number
  updatedAt: string
  updatedBy: string
}

export async function findDraft(courseId: string): Promise<StoredDraft | undefined> {
  const { Item } = await DraftEntity.build(GetItemCommand)
    .key({ courseId })
    .options({ consistent: true })
    .send()
  return Item && { ...Item, facts: CourseFacts.parse(JSON.parse(Item.facts)) }
}

/** An item holds 400 KB; the rest is for what stands beside the facts. */
const FACTS_BYTES_MAX = 350 * 1024

/** True if the draft is still of the revision it was before; the first has none before it. */
export async function putDraft(draft: StoredDraft, revisionBefore: number): Promise<boolean> {
  const facts = JSON.stringify(draft.facts)
  if (Buffer.byteLength(facts) > FACTS_BYTES_MAX) throw new Refusal('request/too-large')
  const condition = revisionBefore
    ? { attr: 'revision' as const, eq: revisionBefore }
    : { attr: 'revision' as const, exists: false as const }
  try {
    await DraftEntity.build(PutItemCommand)
      .item({ ...draft, facts })
      .options({ condition })
      .send()
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}

/** Says of the draft what has become of it, unless it has been edited since. */
export const markDraftState = (
  { courseId, revision }: StoredDraft,
  now: { state: CourseState; courseVersion: number },
) =>
  DraftEntity.build(UpdateItemCommand)
    .item({ courseId, ...now })
    .options({ condition: { attr: 'revision', eq: revision } })
    .send()
    .catch(acceptConditionFailed)

/** The row of the list, made anew from what is stored: late or twice, it does no harm. */
export async function refreshManagedCourse(courseId: string, now: Date): Promise<ManagedCourse | undefined> {
  const [draft, current] = await Promise.all([findDraft(courseId), findCurrent(courseId, true)])
  if (!draft) return undefined
  const course = toManagedCourse(draft, current?.studied ?? 0, now)
  await ManagedEntity.build(PutItemCommand)
    .item({ courseId, scope: draft.scope, course: JSON.stringify(course) })
    .send()
  return course
}

export function toManagedCourse(draft: StoredDraft, studied: number, now: Date): ManagedCourse {
  const { courseId, facts, state, courseVersion, updatedAt, updatedBy } = draft
  const { title, teacher, categoryId, requirement, lessons } = facts
  const studyHours = studyHoursOf(requiredSecondsOf(lessons), policyInUse(now))
  const row = {
    courseId,
    title,
    teacher,
    categoryId,
    requirement,
    state,
    studyHours,
    courseVersion,
    studied,
    updatedAt,
    updatedBy,
  }
  return { ...row, lessons: lessons.length }
}

export async function listManagedRows(after: LastKey | undefined, limit: number) {
  const { Items = [], LastEvaluatedKey } = await managedCourses
    .query({})
    .options((options) => ({ ...options, limit, ...(after && { exclusiveStartKey: after }) }))
    .send()
  const rows = Items.map(({ scope, course }) => ({ scope, course: ManagedCourse.parse(JSON.parse(course)) }))
  return { rows, lastKey: LastEvaluatedKey }
}

export const managedKey = (courseId: string): LastKey => ({ pk: 'MANAGED#COURSE', sk: courseId })
