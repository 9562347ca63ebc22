import { serve } from '../core/http/endpoint'
import { changeEmployment } from './verbs/change-employment'
import { correctPerson } from './verbs/correct-person'
import { getPerson } from './verbs/get-person'
import { listPeople } from './verbs/list-people'
import { listPersonChanges } from './verbs/list-person-changes'
import { mergePeople } from './verbs/merge-people'
import { transferPerson } from './verbs/transfer-person'
import { unbindPerson } from './verbs/unbind-person'
import { unmaskPerson } from './verbs/unmask-person'

export const handler = serve(
  listPeople,
  getPerson,
  correctPerson,
  transferPerson,
  changeEmployment,
  unbindPerson,
  mergePeople,
  unmaskPerson,
  listPersonChanges,
)
