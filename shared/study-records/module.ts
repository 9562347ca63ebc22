import { declareModule } from '../module'

export const studyRecords = declareModule({
  name: 'study-records',
  uses: ['policy', 'identity'],
})
