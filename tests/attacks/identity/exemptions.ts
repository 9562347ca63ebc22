import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: { listOrganisations: 'the tree of organisations is public to learners' },
  noSurface: { T11: 'no face check is asked anywhere' },
}
