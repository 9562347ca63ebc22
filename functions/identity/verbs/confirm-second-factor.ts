import * as contract from '@zhixing/shared/identity/contract'
import { issueToken } from '../../core/http/actor'
import { requireLiveToken } from '../../core/http/ended-tokens'
import { endpoint, type RefuseOf } from '../../core/http/endpoint'
import { findLearnerView } from '../learner-view'
import { hashRecoveryCode, openSecret, sealSecret } from '../second-factor/code'
import { requireConsoleSession } from '../second-factor/console-session'
import { openProposal } from '../second-factor/proposal'
import { findStep } from '../second-factor/totp'
import { endSession } from '../sessions'
import { findSecondFactor, putSecondFactor } from '../store/second-factors'
import { listStoredSessions } from '../store/sessions'

/** Safe to repeat while the proposal is valid: the answer, which alone shows the recovery codes, may be lost. */
export const confirmSecondFactor = endpoint(
  contract.confirmSecondFactor,
  async ({ input: { proposal, code }, actor: { learnerId }, now, request, refuse }) => {
    const claims = requireConsoleSession(request.claims, refuse)
    await requireLiveToken(claims, { asOfNow: true })
    const opened = openProposal({ learnerId, sessionId: claims.sessionId }, proposal, now)
    if (!opened) throw refuse('identity/proposal-expired')
    await enrol(learnerId, { ...opened, code }, now, refuse)
    await endOtherConsoles(learnerId, claims.sessionId, now)
    const learner = await findLearnerView(learnerId)
    if (!learner) throw refuse('identity/unauthenticated')
    const token = await issueToken({ ...claims, owesSecondFactor: false }, now)
    return { recoveryCodes: opened.recoveryCodes, signedIn: { ...token, learner } }
  },
)

interface Enrolment {
  secret: Buffer
  recoveryCodes: string[]
  code: string
}

async function enrol(
  learnerId: string,
  { secret, recoveryCodes, code }: Enrolment,
  now: Date,
  refuse: RefuseOf<typeof contract.confirmSecondFactor>,
): Promise<void> {
  const isThisOne = (factor: Parameters<typeof openSecret>[1]) =>
    openSecret(learnerId, factor).secret.equals(secret)
  const before = await findSecondFactor(learnerId)
  if (before.factor && isThisOne(before.factor)) return
  if (before.factor) throw refuse('identity/second-factor-on')
  const step = findStep(secret, code, now)
  if (step === undefined) throw refuse('identity/code-wrong')
  const factor = {
    sealedSecret: sealSecret(learnerId, secret),
    enrolledAt: now.toISOString(),
    lastStep: step,
    lastUsedFor: 'enrolment',
    recoveryCodes: recoveryCodes.map((each) => ({ hash: hashRecoveryCode(learnerId, each) })),
  }
  if (await putSecondFactor(learnerId, factor, before.revision)) return
  const stored = (await findSecondFactor(learnerId)).factor
  if (!stored || !isThisOne(stored)) throw refuse('identity/second-factor-on')
}

/** Their holders have shown no code. */
async function endOtherConsoles(learnerId: string, current: string, now: Date): Promise<void> {
  for (const { surface, sessionId } of await listStoredSessions(learnerId))
    if (surface === 'console' && sessionId !== current) await endSession(learnerId, sessionId, now)
}
