import type { Change } from '../core/audit/change-line'
import { recordChange } from '../core/audit/record-change'
import type { StoredCreditRequest } from './store/credit-request'

/**
 * Records in the audit log that the request was made and, once it is decided, how; safe to repeat.
 * `network`: of the caller, who took the last of these steps.
 */
export async function recordRequest(
  request: StoredCreditRequest,
  network: string | undefined,
  now: Date,
): Promise<void> {
  const { requestId, requestedBy, facts, state, decidedAt, decidedBy, decidedByName, decisionReason } =
    request
  const document = { kind: 'creditRequest', objectId: requestId, scope: facts.orgPath } as const
  const title = facts.kind === 'reversal' ? facts.rows.map(({ name }) => name).join('、') : facts.class.title
  const record = (change: Omit<Change, keyof typeof document | 'title'>) =>
    recordChange({ ...document, title, ...change }, now)
  const isDecided = decidedAt !== undefined && decidedBy !== undefined
  await record({
    action: `corrections/${facts.kind}-requested`,
    changeId: 'requested',
    at: facts.requestedAt,
    byId: requestedBy,
    by: facts.requestedByName,
    comment: facts.reason,
    ...(!isDecided && { network }),
  })
  if (!isDecided) return
  await record({
    action: `corrections/${state}`,
    changeId: 'decided',
    at: decidedAt,
    byId: decidedBy,
    by: decidedByName ?? '',
    comment: decisionReason,
    network,
  })
}
