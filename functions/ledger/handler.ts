import { serve } from '../core/http/endpoint'
import { findManagedLearner } from './verbs/find-managed-learner'
import { getManagedTranscript } from './verbs/get-managed-transcript'
import { getTranscript } from './verbs/get-transcript'
import { listPolicies } from './verbs/list-policies'

export const handler = serve(getTranscript, listPolicies, findManagedLearner, getManagedTranscript)
