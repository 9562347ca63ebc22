import { serve } from '../core/http/endpoint'
import { correctPerson } from './verbs/correct-person'
import { getPerson } from './verbs/get-person'
import { listPeople } from './verbs/list-people'
import { listPersonChanges } from './verbs/list-person-changes'

export const handler = serve(listPeople, getPerson, correctPerson, listPersonChanges)
