import { declareModule } from '../module'
import * as contracts from './contract'
import { logProblems } from './problems'

export const log = declareModule({
  name: 'log',
  uses: ['ledger', 'identity'],
  contracts,
  problems: logProblems,
})
