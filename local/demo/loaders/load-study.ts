import { forEachConcurrently } from '@zhixing/functions/core/concurrency'
import type { Simulator } from '../../wechat/simulator'
import type { DemoCourse } from '../content/demo-course'
import type { DemoPerson } from '../people/persons'
import type { Ask, Asker } from '../requests/ask'
import { watch } from '../requests/watch'
import { daysBefore } from './load-courses'
import { askerOfPerson } from './load-people'
import { isReviewed } from './load-reviews'

interface Plan {
  asker: Asker
  course: DemoCourse
  daysAgo: number
  /** Seconds played before he put it away; none: only enrolled. */
  seconds: number
}

const ALL = Number.POSITIVE_INFINITY

/** What happened before the story begins, beat by beat on a clock of its own. */
export async function loadStudy(
  ask: Ask,
  people: DemoPerson[],
  courses: DemoCourse[],
  simulator: Simulator,
  today: Date,
  at: (share: number) => void,
) {
  const plans = plansOf(people, courses, simulator)
  // One learner's courses follow each other; different learners do not meet.
  const learners = byLearner(plans)
  let done = 0
  await forEachConcurrently(learners, async (plansOfOne) => {
    for (const plan of plansOfOne) await watch(ask, { ...plan, begins: daysBefore(today, plan.daysAgo) })
    done += 1
    at(done / learners.length)
  })
}

function byLearner(plans: Plan[]): Plan[][] {
  const groups = new Map<string, Plan[]>()
  for (const plan of plans)
    groups.set(plan.asker.learnerId, [...(groups.get(plan.asker.learnerId) ?? []), plan])
  return [...groups.values()]
}

function plansOf(people: DemoPerson[], courses: DemoCourse[], simulator: Simulator): Plan[] {
  return people
    .filter(({ bound }) => bound)
    .flatMap((person, index) => {
      if (isReviewed(person)) return [] // in a way of his own
      const asker = askerOfPerson(simulator, person)
      const open = courses.filter(({ jobLevels }) => !jobLevels.length || jobLevels.includes(person.jobLevel))
      const plan = (course: DemoCourse | undefined, seconds: number): Plan[] =>
        course
          ? [
              {
                asker,
                course,
                seconds,
                daysAgo: Math.max(Math.floor(course.publishedDaysAgo * 0.8) - (index % 5), 0.2),
              },
            ]
          : []
      if (person.personId === 'lao-xueyuan')
        return open.slice(0, 7).flatMap((course, place) => plan(course, place < 6 ? ALL : 130))
      if (person.personId === 'xueyuan')
        return [...plan(open[0], ALL), ...plan(open.at(-1), 100), ...plan(open.at(-2), 0)]
      const chosen = Array.from(
        { length: index % 4 },
        (_, place) => open[(index * 5 + place * 7) % open.length],
      )
      return index < 180
        ? [...new Set(chosen)].flatMap((course, place) => plan(course, index < 40 && place === 0 ? 90 : 0))
        : []
    })
}
