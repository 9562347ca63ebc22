import { declareModule } from '../module'
import * as contracts from './contract'
import { enrolmentProblems } from './problems'

export const enrolment = declareModule({
  name: 'enrolment',
  uses: ['ledger', 'study-records', 'catalogue', 'policy', 'identity'],
  contracts,
  problems: enrolmentProblems,
})
