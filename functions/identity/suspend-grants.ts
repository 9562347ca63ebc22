import { contentHashOf } from '../core/content-hash'
import { unavailableError } from '../core/transient-error'
import { appendStep } from '../core/workflow/history'
import { recordGrantSteps } from './record-grant-steps'
import type { StoredGrant } from './store/grant'
import { findGrant, listGrantsOf, saveGrant } from './store/grants'

/** Why roles are suspended. */
export interface GrantSuspension {
  comment: string
  /** What is true of the learner from now on: name and phone number, the WeChat, the unit. */
  identity: object
  /** Absent: every grant. */
  concerns?: ((grant: StoredGrant) => boolean) | undefined
}

/** A change of who a learner is. */
export interface IdentityChange extends GrantSuspension {
  byId: string
  by: string // their name
}

const ATTEMPTS_MAX = 10
const NONE_IS_FORGETTABLE: ReadonlySet<string> = new Set()

/**
 * Takes the power of a learner's grants away until a security administrator has confirmed that the changed
 * name, phone number or WeChat is still theirs. An open request notes the change, so that an approver who saw
 * the page before it must look again. Repeating it for the same identity changes nothing. Returns whether the
 * learner has such grants.
 */
export async function suspendGrants(
  { learnerId, name }: { learnerId: string; name: string },
  change: IdentityChange,
  now: Date,
): Promise<boolean> {
  const { concerns = () => true } = change
  const grants = (await listGrantsOf(learnerId)).filter((grant) => grant.state !== 'ended' && concerns(grant))
  for (const grant of grants) await suspendGrant(grant, name, change, now)
  return grants.length > 0
}

async function suspendGrant(grant: StoredGrant, name: string, change: IdentityChange, now: Date) {
  let current: StoredGrant | undefined = grant
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (!current || current.state === 'ended') return
    const saved: StoredGrant | undefined = isNoted(current, change)
      ? current
      : await saveGrant(afterChange(current, change, now))
    if (saved) return recordGrantSteps(saved, name, now)
    current = await findGrant(current)
  }
  throw unavailableError(`a grant was changed by others ${ATTEMPTS_MAX} times in a row`)
}

const isNoted = ({ history }: StoredGrant, { identity }: IdentityChange): boolean => {
  const last = history.at(-1)
  return last?.step === 'suspended' && last.contentHash === contentHashOf(identity)
}

function afterChange(
  grant: StoredGrant,
  { byId, by, comment, identity }: IdentityChange,
  now: Date,
): StoredGrant {
  const at = now.toISOString()
  const contentHash = contentHashOf(identity)
  const step = {
    at,
    by,
    byId,
    step: 'suspended' as const,
    revision: grant.revision + 1,
    comment,
    contentHash,
  }
  return {
    ...grant,
    state: grant.state === 'active' ? 'suspended' : grant.state,
    updatedAt: at,
    history: appendStep(grant.history, step, { forgettable: NONE_IS_FORGETTABLE }),
  }
}
