import { declareModule } from '../module'
import * as contracts from './contract'
import { correctionsProblems } from './problems'

export const corrections = declareModule({
  name: 'corrections',
  uses: ['workflow', 'ledger', 'catalogue', 'policy', 'identity'],
  contracts,
  problems: correctionsProblems,
})
