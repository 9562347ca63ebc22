import { declareModule } from '../module'
import * as contracts from './contract'
import { reviewsPages } from './pages'
import { reviewsProblems } from './problems'

export const reviews = declareModule({
  name: 'reviews',
  uses: ['workflow', 'corrections', 'ledger', 'enrolment', 'catalogue', 'policy', 'identity'],
  contracts,
  changes: {
    dismissed: '核查：未发现问题',
    'reversal-requested': '核查：申请冲正',
    'appeal-upheld': '申诉：支持',
    'appeal-rejected': '申诉：不支持',
    appealed: '学员申诉',
    raised: '系统提出核查',
  },
  pages: reviewsPages,
  problems: reviewsProblems,
})
