import { declareModule } from '../module'
import * as contracts from './contract'
import { announcementsPages } from './pages'
import { announcementsProblems } from './problems'

export const announcements = declareModule({
  name: 'announcements',
  uses: ['workflow', 'catalogue', 'identity'],
  contracts,
  pages: announcementsPages,
  problems: announcementsProblems,
  changes: {
    saved: '保存公告',
    submitted: '提交公告',
    approved: '批准公告',
    rejected: '退回公告',
    published: '发布公告',
    scheduled: '定时发布公告',
    withdrawn: '撤回公告',
    pinned: '置顶公告',
    unpinned: '取消置顶',
  },
})
