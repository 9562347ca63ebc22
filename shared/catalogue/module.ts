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
  changes: {
    saved: '保存课程',
    submitted: '提交课程',
    approved: '批准课程',
    rejected: '退回课程',
    published: '发布课程',
    withdrawn: '下架课程',
  },
})
