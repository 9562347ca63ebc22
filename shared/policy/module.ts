import { declareModule } from '../module'
import * as contracts from './contract'
import { policyProblems } from './problems'

export const policy = declareModule({
  name: 'policy',
  uses: ['identity'],
  contracts,
  problems: policyProblems,
})
