import type { DemoCourse } from './demo-course'
import { law } from './law'
import { politicalTheory } from './political-theory'
import { vocationalSkills } from './vocational-skills'

export const courses: DemoCourse[] = [...vocationalSkills, ...politicalTheory, ...law]
