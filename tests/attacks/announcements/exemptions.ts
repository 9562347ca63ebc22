import type { AttackExemptions } from '../exemption'

export const exemptions: AttackExemptions = {
  answersAnyone: { markRead: 'marks only what the caller can see' },
}
