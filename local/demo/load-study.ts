import { inLanes } from '@zhixing/functions/batch'
import * as catalogue from '@zhixing/shared/catalogue/contract'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import * as progress from '@zhixing/shared/progress/contract'
import type { Simulator } from '../wechat/simulator'
import type { Ask, Asker } from './ask'
import type { DemoCourse } from './content/demo-course'
import { courseIdOf, daysBefore } from './load-courses'
import { askerOfPerson } from './load-people'
import type { DemoPerson } from './persons'

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
  await inLanes(learners, async (plansOfOne) => {
    for (const plan of plansOfOne) await study(ask, plan, today)
    done += 1
    at(done / learners.length)
  })
}

function byLearner(plans: Plan[]): Plan[][] {
  const groups = new Map<string, Plan[]>()
  for (const plan of plans) groups.set(plan.asker.learnerId, [...(groups.get(plan.asker.learnerId) ?? []), plan])
  return [...groups.values()]
}

function plansOf(people: DemoPerson[], courses: DemoCourse[], simulator: Simulator): Plan[] {
  return people
    .filter(({ bound }) => bound)
    .flatMap((person, index) => {
      const asker = askerOfPerson(simulator, person)
      const open = courses.filter(({ jobLevels }) => !jobLevels.length || jobLevels.includes(person.jobLevel))
      const plan = (course: DemoCourse | undefined, seconds: number): Plan[] =>
        course ? [{ asker, course, seconds, daysAgo: Math.max(Math.floor(course.publishedDaysAgo * 0.8) - (index % 5), 0.2) }] : []
      if (person.personId === 'lao-xueyuan') return open.slice(0, 7).flatMap((course, place) => plan(course, place < 6 ? ALL : 130))
      if (person.personId === 'xueyuan') return [...plan(open[0], ALL), ...plan(open.at(-1), 100), ...plan(open.at(-2), 0)]
      const chosen = Array.from({ length: index % 4 }, (_, place) => open[(index * 5 + place * 7) % open.length])
      return index < 180 ? [...new Set(chosen)].flatMap((course, place) => plan(course, index < 40 && place === 0 ? 90 : 0)) : []
    })
}

const BEAT_SECONDS = 60

async function study(ask: Ask, { asker, course, daysAgo, seconds }: Plan, today: Date): Promise<void> {
  const courseId = courseIdOf(course)
  let time = daysBefore(today, daysAgo).getTime()
  const who = () => ({ asker, surface: 'learner', now: new Date(time) }) as const
  await ask(enrolment.enrol, { courseId }, who())
  if (seconds === 0) return
  const { lessons } = await ask(catalogue.getCourse, { courseId }, who())
  let left = seconds
  for (const { lessonId, lengthSeconds } of lessons.filter(({ optional }) => !optional)) {
    if (left <= 0) return
    time += 2000
    let { record, completedAt, creditedSeconds } = await ask(progress.launch, { courseId, lessonId }, who())
    for (let from = creditedSeconds; from < lengthSeconds && !completedAt && left > 0; ) {
      const to = Math.min(from + BEAT_SECONDS, from + left, lengthSeconds)
      time += (to - from) * 1000 + 500
      ;({ record, completedAt } = await ask(progress.heartbeat, { record, played: [[from * 10, to * 10]] }, who()))
      left -= to - from
      from = to
    }
  }
}
