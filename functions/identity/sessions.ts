import { dayOf, expiryAfterDays } from '@zhixing/shared/calendar'
import { describeBrowser, networkWords } from '@zhixing/shared/identity/rules'
import type { WechatIdentity } from '../core/http/actor'
import { phoneSessionIdOf } from '../core/http/device'
import { endTokens } from '../core/http/ended-tokens'
import type { RequestOrigin } from '../core/http/request-origin'
import { viewerAddressOf } from '../core/http/viewer-address'
import { CONSOLE_SECONDS_MAX } from './console-sign-in'
import type { StoredSignIn } from './store/console-sign-ins'
import { findStoredSession, listStoredSessions, putStoredSession, type StoredSession } from './store/sessions'

/** A phone that has not signed in for so long leaves the list; its tokens have expired long before. */
const PHONE_DAYS_KEPT = 90

/** Enters the device of this request into the learner's list. Returns the session's id, for the token. */
export async function rememberPhone(
  learnerId: string,
  { appid }: WechatIdentity,
  request: RequestOrigin,
  now: Date,
): Promise<string> {
  const sessionId = phoneSessionIdOf(learnerId, appid, request.userAgent)
  const before = await findStoredSession(learnerId, sessionId)
  const today = dayOf(now)
  const isKnown = before !== undefined && isListed(before, now)
  if (isKnown && before.lastUsedOn === today) return sessionId
  await putStoredSession({
    learnerId,
    sessionId,
    surface: 'learner',
    device: describeBrowser(request.userAgent),
    network: networkWords(viewerAddressOf(request)),
    startedAt: isKnown ? before.startedAt : now.toISOString(),
    lastUsedOn: today,
    expiresAt: expiryAfterDays(now, PHONE_DAYS_KEPT),
  })
  return sessionId
}

/** Enters the browser of a collected sign-in, whose id is the session's. Safe to repeat. */
export const rememberBrowser = (
  learnerId: string,
  { signInId, browser, address, startedAt }: StoredSignIn,
  now: Date,
) =>
  putStoredSession({
    learnerId,
    sessionId: signInId,
    surface: 'console',
    device: browser,
    network: address === undefined ? '未知网络' : networkWords(address),
    startedAt,
    lastUsedOn: dayOf(now),
    expiresAt: Math.floor(Date.parse(startedAt) / 1000) + CONSOLE_SECONDS_MAX,
  })

const isListed = ({ expiresAt }: StoredSession, now: Date) => expiresAt * 1000 > now.getTime()

/** Those that may still be used, the last used first. */
export async function listSessions(learnerId: string, now: Date): Promise<StoredSession[]> {
  const sessions = await listStoredSessions(learnerId)
  const latestFirst = (one: StoredSession, other: StoredSession) =>
    other.lastUsedOn.localeCompare(one.lastUsedOn) || other.startedAt.localeCompare(one.startedAt)
  return sessions.filter((session) => isListed(session, now)).sort(latestFirst)
}

/** The tokens first: a session whose line stays behind after a crash can be ended again. */
export async function endSession(learnerId: string, sessionId: string, now: Date): Promise<void> {
  await endTokens(sessionId, now)
  const session = await findStoredSession(learnerId, sessionId)
  if (session) await leaveList(session, now)
}

/** Ends every token of the person: where a binding, a role or the person's place on the roster ends. */
export async function endAllSessions(learnerId: string, now: Date): Promise<void> {
  await endTokens(learnerId, now)
  for (const session of await listStoredSessions(learnerId)) await leaveList(session, now)
}

/** Put, not deleted: grants, which ends sessions too, may delete nothing of a learner. */
async function leaveList(session: StoredSession, now: Date): Promise<void> {
  const endedAt = Math.floor(now.getTime() / 1000)
  if (session.expiresAt > endedAt) await putStoredSession({ ...session, expiresAt: endedAt })
}
