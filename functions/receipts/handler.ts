import { serve } from '../core/http/endpoint'
import { getReceipt } from './verbs/get-receipt'
import { getShownReceipt } from './verbs/get-shown-receipt'
import { showReceipt } from './verbs/show-receipt'

export const handler = serve(getReceipt, showReceipt, getShownReceipt)
