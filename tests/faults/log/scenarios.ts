import { seal } from '@zhixing/functions/log/seal'
import { recordEntries } from '../../support/log/given'
import { runJob } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'seal',
    // The signed note holds the time of signing, and a run cut short may leave the entries to two signatures.
    varyingFields: ['note', 'sealedAt'],
    async arrange() {
      await recordEntries(3)
      await seal(new Date())
      await recordEntries(5)
      return (now) => runJob(() => seal(now))
    },
  },
]
