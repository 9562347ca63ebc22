import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: {
    listOrganisations: 'the tree of organisations is public to learners',
    endSession: 'answers the same for every id, and ends only a session of the caller',
  },
  noSurface: { T11: 'no face check is asked anywhere' },
}
