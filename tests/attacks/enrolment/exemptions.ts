import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: { enrol: 'enrols only the caller' },
}
