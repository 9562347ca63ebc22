import { timingSafeEqual } from 'node:crypto'
import * as contract from '@zhixing/shared/identity/contract'
import { networkWords } from '@zhixing/shared/identity/rules'
import { issueToken } from '../../core/http/actor'
import { requireLiveToken } from '../../core/http/ended-tokens'
import { publicEndpoint, type RefuseOf } from '../../core/http/endpoint'
import { viewerAddressOf } from '../../core/http/viewer-address'
import { hashSecret, isSignInExpired } from '../console-sign-in'
import { findLearnerView } from '../learner-view'
import { requirePoll } from '../poll-limit'
import { spendCode } from '../second-factor/code'
import { requireCodeLeft, requireSignInCodeLeft } from '../second-factor/code-limit'
import { hasSecondFactor, owesSecondFactor } from '../second-factor/requirement'
import { rememberBrowser } from '../sessions'
import { findSignIn, markCollected, type StoredSignIn } from '../store/console-sign-ins'

/**
 * A browser whose answer was lost repeats its request within seconds; a later one may be another browser's.
 */
const REPEAT_SECONDS = 60

export const collectConsoleToken = publicEndpoint(
  contract.collectConsoleToken,
  async ({ input: { signInId, secret, code }, now, request, refuse }) => {
    requirePoll(viewerAddressOf(request), now, refuse)
    const signIn = await findSignIn(signInId)
    if (!signIn || !hasSecret(signIn, secret)) throw refuse('request/not-found')
    if (signIn.state === 'refused') return { state: 'refused' as const }
    if (!signIn.collectedAt && isSignInExpired(signIn, now)) return { state: 'expired' as const }
    if (signIn.state !== 'confirmed') return { state: signIn.state }
    if (!signIn.collectedAt && (await isCodeMissing(signIn, code, now, refuse)))
      return { state: 'confirmed' as const, needsCode: true }
    const isFirst = !signIn.collectedAt && (await markCollected(signInId, now))
    if (!isFirst && !(await isRepeat(signIn, now))) throw refuse('identity/sign-in-used')
    return { state: 'confirmed' as const, signedIn: await issueConsoleToken(signIn, now, refuse) }
  },
)

const hasSecret = ({ secretHash }: StoredSignIn, secret: string) =>
  timingSafeEqual(Buffer.from(secretHash), Buffer.from(hashSecret(secret)))

async function isRepeat({ signInId, collectedAt }: StoredSignIn, now: Date): Promise<boolean> {
  const firstAt = collectedAt ?? (await findSignIn(signInId))?.collectedAt
  return firstAt !== undefined && now.getTime() - Date.parse(firstAt) <= REPEAT_SECONDS * 1000
}

/**
 * The challenge stands in the browser, between confirmation and token: an attacker who lures an administrator
 * into confirming the sign-in of another computer still lacks it. Refuses a wrong code.
 */
async function isCodeMissing(
  { signInId, learnerId }: StoredSignIn,
  code: string | undefined,
  now: Date,
  refuse: RefuseOf<typeof contract.collectConsoleToken>,
): Promise<boolean> {
  if (learnerId === undefined) throw refuse('identity/sign-in-used') // a confirmed one has its administrator
  if (!(await hasSecondFactor(learnerId))) return false
  if (code === undefined) return true
  await requireSignInCodeLeft(signInId, now, refuse)
  await requireCodeLeft(learnerId, code, now, refuse)
  if (!(await spendCode(learnerId, code, `sign-in ${signInId}`, now))) throw refuse('identity/code-wrong')
  return false
}

async function issueConsoleToken(
  signIn: StoredSignIn,
  now: Date,
  refuse: RefuseOf<typeof contract.collectConsoleToken>,
): Promise<contract.SignedIn> {
  const { learnerId, appid, openid, unionid, confirmedAt, address } = signIn
  const learner = learnerId ? await findLearnerView(learnerId) : undefined
  if (!learner || !appid || !openid || !confirmedAt) throw refuse('identity/sign-in-used')
  const issuedAtMs = Date.parse(confirmedAt)
  const authenticatedAt = Math.floor(issuedAtMs / 1000)
  const wechat = { appid, openid, unionid }
  const sessionId = signIn.signInId
  const owes = await owesSecondFactor(learner.learnerId, learner.grants)
  const claims = {
    surface: 'console' as const,
    wechat,
    learnerId: learner.learnerId,
    sessionId,
    network: address && networkWords(address),
    authenticatedAt,
    owesSecondFactor: owes,
  }
  // A sign-in that was confirmed before all sessions were ended gives no token after.
  await requireLiveToken({ ...claims, issuedAtMs, expiresAt: 0 }, { asOfNow: true })
  await rememberBrowser(learner.learnerId, signIn, now)
  return { ...(await issueToken(claims, now)), learner, ...(owes && { owesSecondFactor: true }) }
}
