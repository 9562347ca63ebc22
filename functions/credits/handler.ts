import { serve } from '../endpoint'
import { getTranscript } from './get-transcript'
import { listPolicies } from './list-policies'

export const handler = serve(getTranscript, listPolicies)
