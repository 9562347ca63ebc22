import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { endSession as endSessionOf } from '../sessions'
import { findStoredSession } from '../store/sessions'

export const endSession = endpoint(
  contract.endSession,
  async ({ input: { sessionId }, actor: { learnerId }, now, request: { claims } }) => {
    // Ids of phones can be computed, so the session of another person must not be ended by its id.
    const isOwn = sessionId === claims?.sessionId || (await findStoredSession(learnerId, sessionId))
    if (isOwn) await endSessionOf(learnerId, sessionId, now)
    return {}
  },
)
