import { declareModule } from '../module'
import * as contracts from './contract'
import { peopleProblems } from './problems'

export const people = declareModule({
  name: 'people',
  uses: ['identity', 'ledger', 'audit'],
  contracts,
  problems: peopleProblems,
  changes: { corrected: '更正信息' },
})
