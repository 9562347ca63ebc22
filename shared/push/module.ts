import { declareModule } from '../module'
import * as contracts from './contract'
import { pushProblems } from './problems'

export const push = declareModule({
  name: 'push',
  uses: ['announcements', 'catalogue', 'identity'],
  contracts,
  problems: pushProblems,
})
