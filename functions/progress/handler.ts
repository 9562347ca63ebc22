import { serve } from '../core/http/endpoint'
import { answerCheck } from './verbs/answer-check'
import { getProgress } from './verbs/get-progress'
import { heartbeat } from './verbs/heartbeat'
import { launch } from './verbs/launch'

export const handler = serve(launch, heartbeat, answerCheck, getProgress)
