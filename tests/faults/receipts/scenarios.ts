import { showReceipt } from '@zhixing/shared/receipts/contract'
import { anAwardFor } from '../../support/corrections/given'
import { aLearner } from '../../support/identity/given'
import { callVerb, learnerTokenOf } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'receipts/showReceipt',
    async arrange() {
      const learner = await aLearner()
      const input = { entryId: await anAwardFor(learner.learnerId), withName: true }
      return (now) => callVerb(showReceipt, { input, token: learnerTokenOf(learner) }, now)
    },
  },
]
