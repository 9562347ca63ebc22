import { serve } from '../endpoint'
import { answerCheck } from './answer-check'
import { getProgress } from './get-progress'
import { heartbeat } from './heartbeat'
import { launch } from './launch'

export const handler = serve(launch, heartbeat, answerCheck, getProgress)
