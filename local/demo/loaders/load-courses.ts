import * as catalogue from '@zhixing/shared/catalogue/contract'
import { Refusal } from '@zhixing/shared/problem'
import type { DemoCourse, DemoLesson } from '../content/demo-course'
import { idOf } from '../id'
import media from '../media/media.json'
import type { Ask, Asker } from '../requests/ask'

export const courseIdOf = ({ slug }: { slug: string }) => idOf('course', slug)

export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000)

/** Oldest first, each saved and published by an administrator on its day, as the console would have done it. */
export async function loadCourses(
  ask: Ask,
  asker: Asker,
  today: Date,
  courses: DemoCourse[],
  at: (share: number) => void,
): Promise<DemoCourse[]> {
  const loaded = [...courses].sort((one, other) => other.publishedDaysAgo - one.publishedDaysAgo)
  for (const [index, course] of loaded.entries()) {
    const who = { asker, surface: 'console', now: daysBefore(today, course.publishedDaysAgo) } as const
    const courseId = courseIdOf(course)
    const { revision, state } = await draftOf(ask, who, courseId, course)
    if (state === 'draft') await ask(catalogue.publishCourse, { courseId, revision }, who)
    at((index + 1) / loaded.length)
  }
  return loaded
}

/** Loading that was interrupted finds what it saved before. */
async function draftOf(ask: Ask, who: Parameters<Ask>[2], courseId: string, course: DemoCourse) {
  try {
    return await ask(catalogue.getCourseDraft, { courseId }, who)
  } catch (error) {
    if (!(error instanceof Refusal) || error.type !== 'catalogue/course-not-found') throw error
    return ask(catalogue.saveCourse, { courseId, revision: 0, facts: factsOf(course) }, who)
  }
}

const factsOf = ({ slug, publishedDaysAgo, lessons, ...facts }: DemoCourse): catalogue.CourseFacts => ({
  ...facts,
  lessons: lessons.map(lessonOf),
})

interface Recorded {
  formats: string[]
  poster: string | null
  captions: string | null
}

function lessonOf({ media: stem, optional, ...lesson }: DemoLesson): catalogue.DraftLesson {
  const recorded: Recorded | undefined =
    stem === undefined ? undefined : (media as Record<string, Recorded>)[stem]
  if (stem !== undefined && !recorded)
    throw new Error(`${lesson.title} names ${stem}, which is not in the media folder`)
  const inFormat = (...formats: string[]) => {
    const format = formats.find((each) => recorded?.formats.includes(each))
    return format && `/media/${stem}.${format}`
  }
  return {
    ...lesson,
    optional: optional ?? false,
    mediaUrl: inFormat('mp4', 'm4a', 'pdf'),
    webmUrl: inFormat('webm'),
    captionsUrl: recorded?.captions ? `/media/${recorded.captions}` : undefined,
    posterUrl: recorded?.poster ? `/media/${recorded.poster}` : undefined,
  }
}
