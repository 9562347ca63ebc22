import { declareModule } from '../module'
import * as contracts from './contract'

export const audit = declareModule({ name: 'audit', uses: ['identity'], contracts })
