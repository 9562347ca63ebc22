import { declareModule } from '../module'
import * as contracts from './contract'

export const supervision = declareModule({
  name: 'supervision',
  uses: ['identity', 'policy', 'ledger', 'log'],
  contracts,
})
