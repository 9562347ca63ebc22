import { saveMeritRule } from '@zhixing/shared/policy/contract'
import { anAdministrator } from '../../support/identity/given'
import { callVerb, staffTokenOf } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'policy/saveMeritRule',
    async arrange() {
      const administrator = await anAdministrator()
      const rows = [{ title: '参加一次读书交流', amount: 2 }]
      const input = { revision: 0, facts: { title: '积分规则', enabled: false, rows } }
      return (now) => callVerb(saveMeritRule, { input, token: staffTokenOf(administrator) }, now)
    },
  },
]
