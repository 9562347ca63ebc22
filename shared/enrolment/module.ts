import { declareModule } from '../module'
import * as contracts from './contract'
import { enrolmentProblems } from './problems'

export const enrolment = declareModule({
  name: 'enrolment',
  uses: ['catalogue', 'study-records', 'identity'],
  contracts,
  problems: enrolmentProblems,
})
