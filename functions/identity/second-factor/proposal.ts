import { createHmac, randomBytes } from 'node:crypto'
import { RECOVERY_CODE_DIGITS } from '@zhixing/shared/identity/second-factor'
import * as z from 'zod'
import { openText, sealText } from './sealed-text'
import { SECRET_BYTES } from './totp'

const PROPOSAL_SECONDS = 15 * 60
const RECOVERY_CODES = 10

/**
 * A second factor before it is confirmed. The client carries it sealed, so two tabs lose nothing, and an
 * enrolment that is broken off leaves nothing behind.
 */
const Proposal = z.object({
  secret: z.base64url(),
  /** The recovery codes follow from it. It is stored nowhere, so they cannot be shown again later. */
  recoverySeed: z.base64url(),
  expiresAtMs: z.number(),
})

/** The session that began the enrolment: no other one can end it. */
export interface ProposalOwner {
  learnerId: string
  sessionId: string
}

const contextOf = ({ learnerId, sessionId }: ProposalOwner) => `proposal ${learnerId} ${sessionId}`

export function createProposal(owner: ProposalOwner, now: Date) {
  const secret = randomBytes(SECRET_BYTES)
  const expiresAtMs = now.getTime() + PROPOSAL_SECONDS * 1000
  const content: z.infer<typeof Proposal> = {
    secret: secret.toString('base64url'),
    recoverySeed: randomBytes(32).toString('base64url'),
    expiresAtMs,
  }
  const expiresAt = new Date(expiresAtMs).toISOString()
  return { proposal: sealText(contextOf(owner), JSON.stringify(content)), secret, expiresAt }
}

/** The secret and the recovery codes; undefined if it is not this session's or has expired. */
export function openProposal(owner: ProposalOwner, proposal: string, now: Date) {
  const opened = openText(contextOf(owner), proposal)
  if (!opened) return undefined
  const { secret, recoverySeed, expiresAtMs } = Proposal.parse(JSON.parse(opened.text))
  if (expiresAtMs <= now.getTime()) return undefined
  return { secret: Buffer.from(secret, 'base64url'), recoveryCodes: recoveryCodesOf(recoverySeed) }
}

/** 53 bits each, so that ten tries a sign-in find none. A repeat of the enrolment gives the same ones. */
const recoveryCodesOf = (seed: string): string[] =>
  Array.from({ length: RECOVERY_CODES }, (_, index) => {
    const mac = createHmac('sha256', Buffer.from(seed, 'base64url')).update(`recovery code ${index}`).digest()
    const number = mac.readBigUInt64BE() % 10n ** BigInt(RECOVERY_CODE_DIGITS)
    return `${number}`.padStart(RECOVERY_CODE_DIGITS, '0')
  })
