import { serve } from '../core/http/endpoint'
import { getCheckpoint } from './verbs/get-checkpoint'
import { getConsistencyProof } from './verbs/get-consistency-proof'
import { getLatestCheckpoint } from './verbs/get-latest-checkpoint'
import { getLogKey } from './verbs/get-log-key'

export const handler = serve(getLatestCheckpoint, getCheckpoint, getConsistencyProof, getLogKey)
