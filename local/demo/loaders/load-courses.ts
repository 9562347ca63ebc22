import * as catalogue from '@zhixing/shared/catalogue/contract'
import { Refusal } from '@zhixing/shared/problem'
import type { DemoCourse, DemoLesson } from '../content/demo-course'
import { demoCourseId } from '../demo-id'
import mediaList from '../media/media.json'
import type { CallApi, CallContext } from '../requests/api-caller'
import { asStaff, type DemoScene, type ReportShare } from './demo-scene'

/** A course is written by one person, approved by another and published by a third. */
const staff = { editor: 'qicao', approver: 'shenpi', publisher: 'fabu' }

/** Saves, approves and publishes the courses, each on its day. Returns them in that order, oldest first. */
export async function loadCourses(
  scene: DemoScene,
  courses: DemoCourse[],
  report: ReportShare,
): Promise<DemoCourse[]> {
  const oldestFirst = [...courses].sort((one, other) => other.publishedDaysAgo - one.publishedDaysAgo)
  for (const [index, course] of oldestFirst.entries()) {
    await loadCourse(scene, course)
    report((index + 1) / oldestFirst.length)
  }
  return oldestFirst
}

async function loadCourse(scene: DemoScene, course: DemoCourse): Promise<void> {
  const { callApi } = scene
  const as = (person: keyof typeof staff) => asStaff(scene, staff[person], course.publishedDaysAgo)
  let current = await findOrSaveDraft(callApi, as('editor'), course)
  const seen = () => ({ courseId: demoCourseId(course), revision: current.revision })
  if (current.state === 'draft') current = await callApi(catalogue.submitCourse, seen(), as('editor'))
  if (current.state === 'submitted')
    current = await callApi(catalogue.approveCourse, { ...seen(), approve: true }, as('approver'))
  if (current.state === 'approved') await callApi(catalogue.publishCourse, seen(), as('publisher'))
}

/** An interrupted load may have saved the course. */
async function findOrSaveDraft(callApi: CallApi, context: CallContext, course: DemoCourse) {
  const courseId = demoCourseId(course)
  try {
    return await callApi(catalogue.getCourseDraft, { courseId }, context)
  } catch (error) {
    if (!(error instanceof Refusal) || error.type !== 'catalogue/course-not-found') throw error
    return callApi(catalogue.saveCourse, { courseId, revision: 0, facts: factsOf(course) }, context)
  }
}

const factsOf = ({ slug, publishedDaysAgo, lessons, ...facts }: DemoCourse): catalogue.CourseFacts => ({
  ...facts,
  lessons: lessons.map(lessonOf),
})

interface MediaEntry {
  formats: string[]
  poster: string | null
  captions: string | null
}

function lessonOf({ media: stem, optional, ...lesson }: DemoLesson): catalogue.DraftLesson {
  const entry = stem === undefined ? undefined : (mediaList as Record<string, MediaEntry>)[stem]
  if (stem !== undefined && !entry) throw new Error(`${lesson.title}: media.json has no entry ${stem}`)
  const urlInFormat = (...formats: string[]) => {
    const format = formats.find((each) => entry?.formats.includes(each))
    return format && `/media/${stem}.${format}`
  }
  return {
    ...lesson,
    optional: optional ?? false,
    mediaUrl: urlInFormat('mp4', 'm4a', 'pdf'),
    webmUrl: urlInFormat('webm'),
    captionsUrl: entry?.captions ? `/media/${entry.captions}` : undefined,
    posterUrl: entry?.poster ? `/media/${entry.poster}` : undefined,
  }
}
