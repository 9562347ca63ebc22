import { timingSafeEqual } from 'node:crypto'
import * as contract from '@zhixing/shared/identity/contract'
import { Refusal } from '@zhixing/shared/problem'
import { issueToken } from '../../core/http/actor'
import { publicEndpoint } from '../../core/http/endpoint'
import { hashSecret, isSignInExpired } from '../console-sign-in'
import { findLearnerView } from '../learner-view'
import { findSignIn, markCollected, type StoredSignIn } from '../store/console-sign-ins'

/** An answer lost on its way is asked for again at once; later, somebody else may be asking. */
const REPEAT_SECONDS = 60

export const collectConsoleToken = publicEndpoint(
  contract.collectConsoleToken,
  async ({ input: { signInId, secret }, now }) => {
    const signIn = await findSignIn(signInId)
    if (!signIn || !timingSafeEqual(Buffer.from(signIn.secretHash), Buffer.from(hashSecret(secret)))) {
      throw new Refusal('request/not-found')
    }
    if (signIn.state === 'refused') return { state: 'refused' as const }
    if (!signIn.collectedAt && isSignInExpired(signIn, now)) return { state: 'expired' as const }
    if (signIn.state !== 'confirmed') return { state: signIn.state }
    const first = !signIn.collectedAt && (await markCollected(signInId, now))
    if (!first && !(await isRepeat(signIn, now))) throw new Refusal('identity/sign-in-used')
    return { state: 'confirmed' as const, signedIn: await letIn(signIn, now) }
  },
)

async function isRepeat({ signInId, collectedAt }: StoredSignIn, now: Date): Promise<boolean> {
  const firstAt = collectedAt ?? (await findSignIn(signInId))?.collectedAt
  return firstAt !== undefined && now.getTime() - Date.parse(firstAt) <= REPEAT_SECONDS * 1000
}

async function letIn({ learnerId, appid, openid, unionid, confirmedAt }: StoredSignIn, now: Date) {
  const learner = learnerId && (await findLearnerView(learnerId))
  if (!learner || !appid || !openid || !confirmedAt) throw new Refusal('identity/sign-in-used')
  const authenticatedAt = Math.floor(Date.parse(confirmedAt) / 1000)
  const wechat = { appid, openid, unionid }
  return {
    ...(await issueToken({ surface: 'console', wechat, learnerId: learner.learnerId, authenticatedAt }, now)),
    learner,
  }
}
