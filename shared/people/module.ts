import { declareModule } from '../module'
import * as contracts from './contract'
import { peopleProblems } from './problems'

export const people = declareModule({
  name: 'people',
  uses: ['identity', 'audit', 'ledger', 'enrolment', 'workflow', 'reviews'],
  contracts,
  problems: peopleProblems,
  changes: {
    corrected: '更正信息',
    transferred: '调动单位',
    left: '办理离职',
    retired: '办理退休',
    returned: '恢复在职',
    unbound: '解除微信绑定',
    unmasked: '查看完整编号',
    merged: '合并重复档案',
    absorbed: '并入另一份档案',
  },
})
