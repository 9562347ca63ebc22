import { serve } from '../core/http/endpoint'
import { enrol } from './verbs/enrol'
import { listRegistrations } from './verbs/list-registrations'
import { withdraw } from './verbs/withdraw'

export const handler = serve(enrol, withdraw, listRegistrations)
