import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { endAllSessions, endSession } from '../sessions'
import { listStoredSessions } from '../store/sessions'

export const endSessions = endpoint(
  contract.endSessions,
  async ({ input: { which }, actor: { learnerId }, now, request: { claims } }) => {
    if (which === 'all') {
      await endAllSessions(learnerId, now)
      return {}
    }
    for (const { sessionId } of await listStoredSessions(learnerId))
      if (sessionId !== claims?.sessionId) await endSession(learnerId, sessionId, now)
    return {}
  },
)
