import { declareModule } from '../module'
import * as contracts from './contract'
import { cataloguePages } from './pages'
import { catalogueProblems } from './problems'

export const catalogue = declareModule({
  name: 'catalogue',
  uses: ['policy', 'identity', 'workflow'],
  contracts,
  pages: cataloguePages,
  problems: catalogueProblems,
})
