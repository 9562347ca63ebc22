import { ArticleBlock } from '@zhixing/shared/catalogue/article'
import { Course } from '@zhixing/shared/catalogue/course'
import { Refusal } from '@zhixing/shared/problem'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import * as z from 'zod'
import { createCache } from '../../core/dynamodb/cache'
import { BodyEntity, CurrentEntity, VersionEntity } from './entity'

const CURRENT_SECONDS = 60
const COURSES_MAX = 2000

type Current = NonNullable<Awaited<ReturnType<typeof findCurrent>>>

/** Consistent for whoever is about to change it. */
export async function findCurrent(courseId: string, consistent = false) {
  const { Item } = await CurrentEntity.build(GetItemCommand).key({ courseId }).options({ consistent }).send()
  return Item
}

const currents = createCache<{ current: Current | undefined }>({
  entriesMax: COURSES_MAX,
  seconds: CURRENT_SECONDS,
})

/** The course as published, at most a minute old; undefined if it never was or is withdrawn. */
export async function findCourse(courseId: string): Promise<Course | undefined> {
  const current = await currentOf(courseId)
  if (!current || current.withdrawnAt) return undefined
  const version = await versionOf(courseId, current.courseVersion, current.revision)
  return { ...version, studied: current.studied }
}

async function currentOf(courseId: string): Promise<Current | undefined> {
  const known = currents.find(courseId) ?? currents.put(courseId, { current: await findCurrent(courseId) })
  return known.current
}

const versions = createCache<{ course: Course; revision: number }>({ entriesMax: COURSES_MAX })

/** A version somebody is enrolled in, published still or not. It is kept for the life of the instance: what a credit is given for never changes. */
export const getCourseVersion = (courseId: string, courseVersion: number): Promise<Course> =>
  versionOf(courseId, courseVersion, 0)

async function versionOf(courseId: string, courseVersion: number, revision: number): Promise<Course> {
  const key = `${courseId}#${courseVersion}`
  const known = versions.find(key)
  if (known && known.revision >= revision) return known.course
  const eventual = await readVersion(courseId, courseVersion, false)
  // What points at a version may be seen before the version itself.
  const stored =
    eventual && eventual.revision >= revision ? eventual : await readVersion(courseId, courseVersion, true)
  if (!stored) throw new Refusal('catalogue/course-not-found')
  return versions.put(key, { course: Course.parse(JSON.parse(stored.course)), revision: stored.revision })
    .course
}

async function readVersion(courseId: string, courseVersion: number, consistent: boolean) {
  const { Item } = await VersionEntity.build(GetItemCommand)
    .key({ courseId, courseVersion })
    .options({ consistent })
    .send()
  return Item
}

/** The text of an article; empty for every other kind of lesson. */
export async function findArticleBody(courseId: string, lessonId: string): Promise<ArticleBlock[]> {
  const { Item } = await BodyEntity.build(GetItemCommand).key({ courseId, lessonId }).send()
  return Item ? z.array(ArticleBlock).parse(JSON.parse(Item.body)) : []
}

/** After a publication this instance shows it at once; the others within a minute. */
export const invalidateCourse = (courseId: string) => currents.invalidate(courseId)

/** The index key under which registrations of a course are counted (C7): enrolment writes it, the tally reads it. */
export const registrationsIndexPartition = (courseId: string) => `REGISTRATIONS#${courseId}`
