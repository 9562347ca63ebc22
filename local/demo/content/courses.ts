import type { DemoCourse, DemoLesson } from './demo-course'
import { digitalGovernment } from './digital-government'
import { emergency } from './emergency'
import { health } from './health'
import { integrity } from './integrity'
import { law } from './law'
import { politicalTheory } from './political-theory'
import { provincialConditions } from './provincial-conditions'
import { publicService } from './public-service'
import { ruralRevitalisation } from './rural-revitalisation'
import { vocationalSkills } from './vocational-skills'

export const courses: DemoCourse[] = [
  ...vocationalSkills,
  ...politicalTheory,
  ...law,
  ...provincialConditions,
  ...digitalGovernment,
  ...publicService,
  ...ruralRevitalisation,
  ...emergency,
  ...integrity,
  ...health,
]

/** For a small demo: the first three courses, and the first one with a lesson of each other kind. */
export const fewCourses: DemoCourse[] = courses.filter(
  ({ lessons }, index) => index < 3 || lessons.some(({ kind }) => isFirstOfKind(kind, index)),
)

function isFirstOfKind(kind: DemoLesson['kind'], index: number): boolean {
  const earlierLessons = courses.slice(0, index).flatMap(({ lessons }) => lessons)
  return earlierLessons.every((lesson) => lesson.kind !== kind)
}
