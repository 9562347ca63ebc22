import { declareModule } from '../module'
import * as contracts from './contract'
import { organisationsProblems } from './problems'

export const organisations = declareModule({
  name: 'organisations',
  uses: ['identity', 'audit'],
  contracts,
  problems: organisationsProblems,
  changes: {
    added: '新设单位',
    renamed: '单位更名',
    moved: '单位改隶',
    closed: '撤销单位',
    'taken-along': '随单位调整',
  },
})
