import type { DemoCourse } from './demo-course'
import { digitalGovernment } from './digital-government'
import { emergency } from './emergency'
import { law } from './law'
import { politicalTheory } from './political-theory'
import { publicService } from './public-service'
import { vocationalSkills } from './vocational-skills'

export const courses: DemoCourse[] = [...vocationalSkills, ...politicalTheory, ...law, ...digitalGovernment, ...publicService, ...emergency]
