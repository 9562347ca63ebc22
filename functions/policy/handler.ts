import { serve } from '../core/http/endpoint'
import { getMeritRule } from './verbs/get-merit-rule'
import { saveMeritRule } from './verbs/save-merit-rule'

export const handler = serve(getMeritRule, saveMeritRule)
