import { serve } from '../endpoint'
import { enrol } from './enrol'
import { listRegistrations } from './list-registrations'
import { withdraw } from './withdraw'

export const handler = serve(enrol, withdraw, listRegistrations)
