import * as contract from '@zhixing/shared/identity/contract'
import { endpoint } from '../../core/http/endpoint'
import { listSessions as listSessionsOf } from '../sessions'

export const listSessions = endpoint(contract.listSessions, async ({ actor, now, request: { claims } }) => ({
  sessions: (await listSessionsOf(actor.learnerId, now)).map((session) => ({
    ...session,
    isCurrent: session.sessionId === claims?.sessionId,
  })),
}))
