import { declareModule } from '../module'
import * as contracts from './contract'

export const describe = declareModule({
  name: 'describe',
  uses: [], // describes every module from the list of modules
  contracts,
})
