import { serve } from '../core/http/endpoint'
import { getCompletion } from './verbs/get-completion'
import { listStandings } from './verbs/list-standings'

export const handler = serve(getCompletion, listStandings)
