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
