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
})
