import type { TokenClaims } from '../../core/http/actor'
import type { Refuse } from '../../core/http/endpoint'

/** The claims of a console token. A phone changes no second factor: the WeChat on it is the first one. */
export function requireConsoleSession(
  claims: TokenClaims | undefined,
  refuse: Refuse<'identity/unauthenticated'>,
): TokenClaims & { sessionId: string } {
  if (claims?.surface !== 'console' || claims.sessionId === undefined)
    throw refuse('identity/unauthenticated')
  return { ...claims, sessionId: claims.sessionId }
}
