import { declareModule } from '../module'
import * as contracts from './contract'
import { receiptsPages } from './pages'
import { receiptsProblems } from './problems'

export const receipts = declareModule({
  name: 'receipts',
  uses: ['log', 'ledger', 'identity'],
  contracts,
  pages: receiptsPages,
  problems: receiptsProblems,
})
