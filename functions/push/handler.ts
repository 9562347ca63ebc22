import { serve } from '../core/http/endpoint'
import { callback } from './verbs/callback'
import { getReport } from './verbs/get-report'
import { listSubscriptions } from './verbs/list-subscriptions'
import { subscribe } from './verbs/subscribe'
import { verifyCallback } from './verbs/verify-callback'

export const handler = serve(listSubscriptions, subscribe, getReport, verifyCallback, callback)
