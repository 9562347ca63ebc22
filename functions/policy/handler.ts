import { serve } from '../endpoint'
import { getMeritRule } from './get-merit-rule'
import { saveMeritRule } from './save-merit-rule'

export const handler = serve(getMeritRule, saveMeritRule)
