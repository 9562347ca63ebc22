import { declareModule } from '../module'
import * as contracts from './contract'
import { correctionsProblems } from './problems'

export const corrections = declareModule({
  name: 'corrections',
  uses: ['workflow', 'ledger', 'catalogue', 'policy', 'identity'],
  contracts,
  changes: {
    'reversal-requested': '申请冲正学时',
    'declaration-requested': '申报班次学时',
    approved: '批准更正',
    rejected: '退回更正',
    withdrawn: '撤回申请',
  },
  problems: correctionsProblems,
})
