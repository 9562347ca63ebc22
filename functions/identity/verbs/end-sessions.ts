import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions, endSession } from '../sessions'
import { listStoredSessions } from '../store/sessions'

export const endSessions = endpoint(
  contract.endSessions,
  async ({ input: { which }, actor: { learnerId }, now, request: { claims } }) => {
    const current = claims?.sessionId
    if (which === 'all') await endAllSessions(learnerId, now)
    if (which === 'current' && current) await endSession(learnerId, current, now)
    if (which === 'others')
      for (const { sessionId } of await listStoredSessions(learnerId))
        if (sessionId !== current) await endSession(learnerId, sessionId, now)
    return {}
  },
)
