import { serve } from '../endpoint'
import { getProgress } from './get-progress'
import { heartbeat } from './heartbeat'
import { launch } from './launch'

export const handler = serve(launch, heartbeat, getProgress)
