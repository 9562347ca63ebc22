import { declareModule } from '../module'
import * as contracts from './contract'
import { importsProblems } from './problems'

export const imports = declareModule({
  name: 'imports',
  uses: ['identity'],
  contracts,
  problems: importsProblems,
  changes: { started: '开始导入名册', finished: '名册导入完成', stopped: '中止名册导入' },
})
