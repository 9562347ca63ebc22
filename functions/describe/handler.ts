import { serve } from '../endpoint'
import { getHealth } from './get-health'
import { getOpenapi } from './get-openapi'

export const handler = serve(getOpenapi, getHealth)
