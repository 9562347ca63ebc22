import { serve } from '../core/http/endpoint'
import { getHealth } from './verbs/get-health'
import { getOpenapi } from './verbs/get-openapi'

export const handler = serve(getOpenapi, getHealth)
