import { listManagedCourses } from '@zhixing/shared/catalogue/contract'
import type { WaitingPage } from '../components/shell/console-module'
import { call } from '../server/call'

export async function loadWaitingCourses(
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<WaitingPage> {
  const page = await call(listManagedCourses, { waitingFor: 'me', cursor }, signal)
  const rows = page.courses.map(({ courseId, title, teacher, state, updatedBy, updatedAt }) => ({
    to: `/courses/${courseId}`,
    title,
    task: state === 'submitted' ? '课程待审核' : '课程待发布',
    about: `主讲 ${teacher} · 经办人 ${updatedBy}`,
    since: updatedAt,
  }))
  return { rows, cursor: page.cursor }
}
