import { declareModule } from '../module'
import * as contracts from './contract'
import { ledgerPages } from './pages'
import { ledgerProblems } from './problems'

export const ledger = declareModule({
  name: 'ledger',
  uses: ['catalogue', 'policy', 'identity'],
  contracts,
  pages: ledgerPages,
  problems: ledgerProblems,
})
