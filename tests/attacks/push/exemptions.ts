import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: { subscribe: 'the id is chosen by the client' },
}
