import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import type { DemoCourse } from '../content/demo-course'
import type { DemoPerson } from '../people/demo-persons'
import type { DemoActor } from '../requests/api-caller'
import { studyCourse } from '../requests/study-course'
import { actorOf, type DemoScene, daysBefore, type ReportShare } from './demo-scene'
import { hasReview } from './load-reviews'

/** One course that a learner enrolled in. */
interface PlannedCourse {
  course: DemoCourse
  daysAgo: number
  /** Content played before the course is put away; 0 = only enrolled. */
  secondsMax: number
}

interface StudyPlan {
  actor: DemoActor
  courses: PlannedCourse[]
}

const ALL = Number.POSITIVE_INFINITY

/** Enrolments and study of the past weeks, heartbeat by heartbeat. */
export async function loadStudy(scene: DemoScene, courses: DemoCourse[], report: ReportShare): Promise<void> {
  const plans = createPlans(scene, courses)
  let count = 0
  // Learners study side by side, each one course after another.
  await forEachConcurrently(plans, async ({ actor, courses: planned }) => {
    for (const { course, secondsMax, daysAgo } of planned) {
      const startsAt = daysBefore(scene.today, daysAgo)
      await studyCourse(scene.callApi, { actor, course, secondsMax, startsAt })
    }
    count += 1
    report(count / plans.length)
  })
}

function createPlans({ people, simulator }: DemoScene, courses: DemoCourse[]): StudyPlan[] {
  return people
    .filter(({ bound }) => bound)
    .map((person, index) => ({
      actor: actorOf(simulator, person),
      courses: hasReview(person) ? [] : planCourses(person, index, courses),
    }))
    .filter((plan) => plan.courses.length > 0)
}

function planCourses(person: DemoPerson, index: number, courses: DemoCourse[]): PlannedCourse[] {
  const open = courses.filter(({ jobLevels }) => !jobLevels.length || jobLevels.includes(person.jobLevel))
  const plan = (course: DemoCourse | undefined, secondsMax: number): PlannedCourse[] =>
    course ? [{ course, secondsMax, daysAgo: enrolledDaysAgo(course, index) }] : []

  // Six courses completed, a seventh begun.
  if (person.personId === 'lao-xueyuan')
    return open.slice(0, 7).flatMap((course, order) => plan(course, order < 6 ? ALL : 130))
  // One course completed, one begun, one only enrolled in.
  if (person.personId === 'xueyuan')
    return [...plan(open[0], ALL), ...plan(open.at(-1), 100), ...plan(open.at(-2), 0)]

  // Of the others the first 180 enrol in up to three courses, and the first 40 have begun their first.
  if (index >= 180) return []
  const chosen = Array.from({ length: index % 4 }, (_, order) => open[(index * 5 + order * 7) % open.length])
  return [...new Set(chosen)].flatMap((course, order) => plan(course, index < 40 && order === 0 ? 90 : 0))
}

/** Days since the enrolment, which lies between the course's publication and today. */
const enrolledDaysAgo = ({ publishedDaysAgo }: DemoCourse, index: number) =>
  Math.max(Math.floor(publishedDaysAgo * 0.8) - (index % 5), 0.2)
