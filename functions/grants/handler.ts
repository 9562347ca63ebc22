import { serve } from '../core/http/endpoint'
import { decideGrant } from './verbs/decide-grant'
import { endGrant } from './verbs/end-grant'
import { getGrant } from './verbs/get-grant'
import { listGrants } from './verbs/list-grants'
import { requestGrant } from './verbs/request-grant'
import { resetSecondFactor } from './verbs/reset-second-factor'

export const handler = serve(listGrants, getGrant, requestGrant, decideGrant, endGrant, resetSecondFactor)
