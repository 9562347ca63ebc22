import { declareModule } from '../module'
import * as contracts from './contract'
import { grantsProblems } from './problems'

export const grants = declareModule({
  name: 'grants',
  uses: ['identity', 'workflow'],
  contracts,
  problems: grantsProblems,
  changes: {
    requested: '申请权限',
    approved: '批准权限',
    refused: '退回权限申请',
    suspended: '停用权限（身份有变）',
    ended: '结束权限',
    factorReset: '重置动态口令',
  },
})
