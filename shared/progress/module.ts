import { declareModule } from '../module'
import * as contracts from './contract'
import { progressPages } from './pages'
import { progressProblems } from './problems'

export const progress = declareModule({
  name: 'progress',
  uses: ['reviews', 'ledger', 'enrolment', 'study-records', 'catalogue', 'policy', 'identity'],
  contracts,
  pages: progressPages,
  problems: progressProblems,
})
