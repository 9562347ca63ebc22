import * as contract from '@zhixing/shared/catalogue/contract'
import { matchDegree } from '@zhixing/shared/catalogue/search'
import { isWithin } from '@zhixing/shared/identity/organisation'
import { cursorOf, type LastKey, openCursor } from '../../core/http/cursor'
import { endpoint } from '../../core/http/endpoint'
import { requireRole } from '../../identity/api'
import { listManagedRows, managedKey } from '../store/drafts'

const PAGE = 20
const READ = 100

export const listManagedCourses = endpoint(
  contract.listManagedCourses,
  async ({ input: { cursor, ...question }, actor }) => {
    const grants = await requireRole(actor, ['editor', 'publisher', 'approver', 'supervisor'])
    const { state, categoryId, q } = question
    let after = openCursor(['managed courses', question], cursor)
    const found: contract.ManagedCourse[] = []
    for (;;) {
      const { rows, lastKey } = await listManagedRows(after, READ)
      for (const { scope, course } of rows) {
        const passes =
          grants.some((grant) => isWithin(scope, grant.scope)) &&
          (state === undefined || course.state === state) &&
          (categoryId === undefined || course.categoryId === categoryId) &&
          (!q || matchDegree({ ...course, tags: [] }, q) > 0)
        // One more than a page: only then is there another.
        if (passes && found.push(course) > PAGE)
          return answer(found.slice(0, PAGE), managedKey(found[PAGE - 1]?.courseId ?? ''))
      }
      if (!lastKey) return answer(found, undefined)
      after = lastKey
    }

    function answer(courses: contract.ManagedCourse[], lastKey: LastKey | undefined) {
      return { courses, cursor: cursorOf(['managed courses', question], lastKey) }
    }
  },
)
