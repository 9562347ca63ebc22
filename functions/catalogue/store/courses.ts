import type { ArticleBlock } from '@zhixing/shared/catalogue/article'
import type { Course } from '@zhixing/shared/catalogue/course'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { createCache } from '../../core/dynamodb/cache'
import { BodyEntity, CourseVersionEntity, CurrentEntity } from './entity'

export type CurrentPublication = FormattedItem<typeof CurrentEntity>

const COURSES_MAX = 2000
const currents = createCache<{ current: CurrentPublication | undefined }>({
  entriesMax: COURSES_MAX,
  seconds: 60,
})
const versions = createCache<{ course: Course; revision: number }>({ entriesMax: COURSES_MAX })

/** Pattern C4, not cached. Writers read consistently. */
export async function findCurrent(
  courseId: string,
  { consistent }: { consistent: boolean },
): Promise<CurrentPublication | undefined> {
  const { Item } = await CurrentEntity.build(GetItemCommand).key({ courseId }).options({ consistent }).send()
  return Item
}

/** The published course, at most a minute old; undefined if it was never published or is withdrawn. */
export async function findCourse(courseId: string): Promise<Course | undefined> {
  const current = await findRecentCurrent(courseId)
  return current?.withdrawnAt ? undefined : findLastCourse(courseId)
}

/** The same, also of a course that is withdrawn. */
export async function findLastCourse(courseId: string): Promise<Course | undefined> {
  const current = await findRecentCurrent(courseId)
  if (!current) return undefined
  const version = await findVersionSince(courseId, current.courseVersion, current.revision)
  return version && { ...version, studied: current.studied }
}

async function findRecentCurrent(courseId: string): Promise<CurrentPublication | undefined> {
  const known = currents.find(courseId)
  if (known) return known.current
  return currents.put(courseId, { current: await findCurrent(courseId, { consistent: false }) }).current
}

/**
 * Pattern C2: a version, also of a withdrawn course. Cached as long as the instance lives: what learners
 * enrolled in does not change.
 */
export const findCourseVersion = (courseId: string, courseVersion: number): Promise<Course | undefined> =>
  findVersionSince(courseId, courseVersion, 0)

/** The same; throws if there is no such version. */
export async function getCourseVersion(courseId: string, courseVersion: number): Promise<Course> {
  const version = await findCourseVersion(courseId, courseVersion)
  if (!version) throw new Error(`version ${courseVersion} of course ${courseId} is absent`)
  return version
}

/** A version whose draft revision is `revisionMin` or later. */
async function findVersionSince(courseId: string, courseVersion: number, revisionMin: number) {
  const key = `${courseId} ${courseVersion}`
  const known = versions.find(key)
  if (known && known.revision >= revisionMin) return known.course
  // Eventually consistent reads may return the new C4 and not yet its version.
  const eventual = await readVersion(courseId, courseVersion, { consistent: false })
  const isRecent = eventual !== undefined && eventual.revision >= revisionMin
  const stored = isRecent ? eventual : await readVersion(courseId, courseVersion, { consistent: true })
  return stored && versions.put(key, { course: stored.course, revision: stored.revision }).course
}

async function readVersion(courseId: string, courseVersion: number, { consistent }: { consistent: boolean }) {
  const { Item } = await CourseVersionEntity.build(GetItemCommand)
    .key({ courseId, courseVersion })
    .options({ consistent })
    .send()
  return Item
}

/** Pattern C3: the text of an article; empty for every other kind of lesson. */
export async function findArticleBody(courseId: string, lessonId: string): Promise<ArticleBlock[]> {
  const { Item } = await BodyEntity.build(GetItemCommand).key({ courseId, lessonId }).send()
  return Item?.body ?? []
}

/** After a publication this instance shows the new course immediately, the others within a minute. */
export const invalidateCourse = (courseId: string) => currents.invalidate(courseId)
