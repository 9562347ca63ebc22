import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: {
    getCourse: 'a published course is public',
    getLesson: 'a published lesson is public',
  },
}
