import { declareModule } from '../module'

export const workflow = declareModule({
  name: 'workflow',
  uses: ['identity'],
})
