import { serve } from '../endpoint'
import { callback } from './callback'
import { getReport } from './get-report'
import { listSubscriptions } from './list-subscriptions'
import { subscribe } from './subscribe'
import { verifyCallback } from './verify-callback'

export const handler = serve(listSubscriptions, subscribe, getReport, verifyCallback, callback)
