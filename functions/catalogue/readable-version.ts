import type { Course } from '@zhixing/shared/catalogue/course'
import { isWithin } from '@zhixing/shared/identity/organisation'
import type { Actor } from '../core/http/actor'
import { findGrants } from '../identity/api'
import { findCourse, findCourseVersion } from './store/courses'
import { findDraft } from './store/drafts'
import { isRegistered } from './store/registrations'

/**
 * 已下架的课程和旧版本，只有报了名的学员和管理人员能看。
 * The published course, or one version by number. A version that is not the published one is for learners
 * enrolled in the course and for staff with a role over it; undefined for everyone else.
 */
export async function findReadableVersion(
  courseId: string,
  courseVersion: number | undefined,
  actor: Actor | undefined,
): Promise<Course | undefined> {
  const published = await findCourse(courseId)
  if (courseVersion === undefined || courseVersion === published?.courseVersion) return published
  if (!actor) return undefined
  const mayRead = (await isRegistered(courseId, actor.learnerId)) || (await isStaffOf(courseId, actor))
  return mayRead ? findCourseVersion(courseId, courseVersion) : undefined
}

async function isStaffOf(courseId: string, { learnerId }: Actor): Promise<boolean> {
  const grants = await findGrants(learnerId)
  if (!grants.length) return false
  const draft = await findDraft(courseId)
  return draft !== undefined && grants.some(({ scope }) => isWithin(draft.orgPath, scope))
}
