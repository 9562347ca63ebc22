import { declareModule } from '../module'
import * as contracts from './contract'
import { grantsProblems } from './problems'

export const grants = declareModule({
  name: 'grants',
  uses: ['identity', 'workflow'],
  contracts,
  problems: grantsProblems,
})
