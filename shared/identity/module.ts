import { declareModule } from '../module'
import * as contracts from './contract'
import { identityPages } from './pages'
import { identityProblems } from './problems'

export const identity = declareModule({
  name: 'identity',
  uses: [],
  contracts,
  pages: identityPages,
  problems: identityProblems,
  changes: { imported: '导入名册' },
})
