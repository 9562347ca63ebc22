import { serve } from '../core/http/endpoint'
import { listChanges } from './verbs/list-changes'
import { listChangesOfObject } from './verbs/list-changes-of-object'

export const handler = serve(listChanges, listChangesOfObject)
