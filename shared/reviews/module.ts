import { declareModule } from '../module'
import * as contracts from './contract'
import { reviewsPages } from './pages'
import { reviewsProblems } from './problems'

export const reviews = declareModule({
  name: 'reviews',
  uses: ['workflow', 'corrections', 'ledger', 'enrolment', 'catalogue', 'policy', 'identity'],
  contracts,
  pages: reviewsPages,
  problems: reviewsProblems,
})
