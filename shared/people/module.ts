import { declareModule } from '../module'
import * as contracts from './contract'
import { peopleProblems } from './problems'

export const people = declareModule({
  name: 'people',
  uses: ['identity', 'ledger', 'audit'],
  contracts,
  problems: peopleProblems,
  changes: {
    corrected: '更正信息',
    transferred: '调动单位',
    left: '办理离职',
    retired: '办理退休',
    returned: '恢复在职',
    unbound: '解除微信绑定',
  },
})
