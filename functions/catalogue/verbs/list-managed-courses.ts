import * as contract from '@zhixing/shared/catalogue/contract'
import { courseWorkflow } from '@zhixing/shared/catalogue/workflow'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Grant } from '@zhixing/shared/identity/role'
import { type Caller, isWaitingFor } from '@zhixing/shared/workflow/rules'
import type * as z from 'zod'
import { cursorOf, type LastKey, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { readerRoles } from '../course-step'
import { matchDegree, toSearchedCourse } from '../search/match-course'
import { findDraft } from '../store/drafts'
import { lastKeyOfCourse, listManagedRows } from '../store/managed-courses'

const ROWS_PER_READ = 100

export const listManagedCourses = endpoint(
  contract.listManagedCourses,
  async ({ input: { cursor, pageSize, ...filter }, actor, now }) => {
    const grants = await requireRole(actor, readerRoles)
    const caller = { personId: actor.learnerId, grants }
    const question = ['managed courses', filter, ...(filter.waitingFor ? [actor.learnerId] : [])]
    const isListed = async (scope: string, course: contract.ManagedCourse) =>
      matches(scope, course, grants, filter) && (!filter.waitingFor || (await waitsFor(course, caller, now)))
    const { courses, lastKey } = await listPage(openCursor(question, cursor), pageSize, isListed)
    return { courses, cursor: cursorOf(question, lastKey) }
  },
)

/** Reads on until the page is full and one more course is found: only then is there another page. */
async function listPage(
  start: LastKey | undefined,
  pageSize: number,
  isListed: (scope: string, course: contract.ManagedCourse) => Promise<boolean>,
): Promise<{ courses: contract.ManagedCourse[]; lastKey: LastKey | undefined }> {
  const found: contract.ManagedCourse[] = []
  let after = start
  do {
    const { rows, lastKey } = await listManagedRows(after, ROWS_PER_READ)
    for (const { scope, course } of rows) if (await isListed(scope, course)) found.push(course)
    after = lastKey
  } while (after && found.length <= pageSize)
  const courses = found.slice(0, pageSize)
  const last = found.length > pageSize ? courses.at(-1) : undefined
  return { courses, lastKey: last && lastKeyOfCourse(last.courseId) }
}

/** Reads the draft only where the state of the course is one that waits for a person. */
async function waitsFor({ courseId, state }: contract.ManagedCourse, caller: Caller, now: Date) {
  if (!(state in courseWorkflow.awaited)) return false
  const draft = await findDraft(courseId)
  return draft !== undefined && isWaitingFor(courseWorkflow, draft, caller, now)
}

function matches(
  scope: string,
  course: contract.ManagedCourse,
  grants: readonly Grant[],
  { state, categoryId, q }: Omit<z.output<typeof contract.listManagedCourses.input>, 'cursor' | 'pageSize'>,
): boolean {
  return (
    grants.some((grant) => isWithin(scope, grant.scope)) &&
    (state === undefined || course.state === state) &&
    (categoryId === undefined || course.categoryId === categoryId) &&
    (!q || matchDegree(toSearchedCourse({ ...course, tags: [] }), q) > 0)
  )
}
