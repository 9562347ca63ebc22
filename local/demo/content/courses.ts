import type { DemoCourse } from './demo-course'
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

const isFirst = (kind: string, place: number) =>
  courses.slice(0, place).every(({ lessons }) => lessons.every((each) => each.kind !== kind))

/** A small demo: the first three, and whichever else is the first with a lesson of its kind. */
export const fewCourses: DemoCourse[] = courses.filter(
  ({ lessons }, place) => place < 3 || lessons.some(({ kind }) => isFirst(kind, place)),
)
