import { serve } from '../core/http/endpoint'
import { getPerson } from './verbs/get-person'
import { listPeople } from './verbs/list-people'

export const handler = serve(listPeople, getPerson)
