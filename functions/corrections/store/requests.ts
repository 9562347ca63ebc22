import { createHash } from 'node:crypto'
import type {
  CreditRequestState,
  Evidence,
  ManagedCreditRequest,
  RowResult,
} from '@zhixing/shared/corrections/contract'
import { askerRoles, officeOf } from '@zhixing/shared/corrections/rules'
import { reversalIdOf } from '@zhixing/shared/ledger/entry-id'
import { Refusal } from '@zhixing/shared/problem'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $append, $set, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { findInIndex } from '../../core/workflow/managed-index'
import { findGrants, findLearner } from '../../identity/api'
import { findEntry } from '../../ledger/api'
import type { AskedFacts, StoredRequest } from '../asked'
import { CreditRequestEntity, requestsIndex, requestsToSettle, ToSettleEntity } from './entity'

export async function findRequest(requestId: string): Promise<StoredRequest | undefined> {
  const { Item } = await CreditRequestEntity.build(GetItemCommand)
    .key({ requestId })
    .options({ consistent: true })
    .send()
  return Item
}

/** Put if absent: a repeat gets the request as it stands by now; one under the same id by somebody else is not his. */
export async function putRequest(
  requestId: string,
  requestedBy: string,
  facts: AskedFacts,
): Promise<StoredRequest> {
  const learnerIds = facts.rows.map(({ learnerId }) => learnerId)
  const request = { requestId, state: 'open' as const, requestedBy, learnerIds, facts }
  const put = CreditRequestEntity.build(PutItemCommand)
    .item({ ...request, ...indexKeyOf(request, facts.requestedAt) })
    .options({ condition: { attr: 'state', exists: false } })
  if (await succeeds(put.send())) return request
  const known = await findRequest(requestId)
  if (known?.requestedBy !== requestedBy) throw new Refusal('request/stale')
  return known
}

const indexKeyOf = (
  { requestId, state, facts }: Pick<StoredRequest, 'requestId' | 'state' | 'facts'>,
  at: string,
) => ({
  gsi1pk: requestsIndex,
  gsi1sk: [at, state, facts.kind, facts.orgPath, requestId].join('#'),
})

interface Decision {
  to: Exclude<CreditRequestState, 'open'>
  decidedBy: string
  decidedByName: string
  decidedAt: string
  decisionReason?: string | undefined
  answers?: 'appeal' | undefined // who answers it is barred from everything but this
}

/**
 * The one write by which a request is decided. That it is open, that whoever approves has not asked for it and is not among those it concerns or who are barred, is
 * what the item itself is asked, whatever the code before has found.
 */
export async function decide(
  request: StoredRequest,
  { to, answers, ...decision }: Decision,
): Promise<boolean> {
  const isOpen = { attr: 'state', eq: 'open' } as const
  const another = [
    { attr: 'requestedBy', ne: decision.decidedBy },
    { not: { attr: 'learnerIds', contains: decision.decidedBy } },
    ...(answers === 'appeal'
      ? []
      : ([{ not: { attr: 'barredIds', contains: decision.decidedBy } }] as const)),
  ] as const
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({
      requestId: request.requestId,
      state: to,
      ...decision,
      ...indexKeyOf({ ...request, state: to }, decision.decidedAt),
    })
    .options({
      condition:
        to === 'withdrawn'
          ? { and: [isOpen, { attr: 'requestedBy', eq: decision.decidedBy }] }
          : { and: [isOpen, ...another] },
    })
  return succeeds(update.send())
}

/** For modules above: from here on this person does not decide it. The request as it stands after that; if it was decided before, he is not barred. */
export async function bar(requestId: string, personId: string): Promise<StoredRequest | undefined> {
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({ requestId, barredIds: $append([personId]) })
    .options({
      condition: {
        and: [{ attr: 'state', eq: 'open' }, { not: { attr: 'barredIds', contains: personId } }],
      },
    })
  await succeeds(update.send())
  return findRequest(requestId)
}

/** Once the ledger has all of it; the first account of what became of the rows stays. */
export async function markSettled(requestId: string, settledAt: string, results: RowResult[]): Promise<void> {
  const update = CreditRequestEntity.build(UpdateItemCommand)
    .item({ requestId, settledAt, results: $set(results) })
    .options({
      condition: {
        and: [
          { attr: 'state', eq: 'approved' },
          { attr: 'settledAt', exists: false },
        ],
      },
    })
  await succeeds(update.send())
}

export const rememberToSettle = (requestId: string, since: string) =>
  ToSettleEntity.build(PutItemCommand).item({ requestId, since }).send()
export const forgetToSettle = (requestId: string) =>
  ToSettleEntity.build(DeleteItemCommand).key({ requestId }).send()
export async function findToSettle() {
  const { Items = [] } = await requestsToSettle
    .query({})
    .options((options) => ({ ...options, limit: 100 }))
    .send()
  return Items
}

interface RequestKey {
  requestId: string
  state: string
  kind: ManagedCreditRequest['kind']
  orgPath: string
}
const openIndexKey = (sortKey: string): RequestKey => {
  const [, state = '', kind, orgPath = '', requestId = ''] = sortKey.split('#')
  return { state, kind: kind === 'declaration' ? kind : 'reversal', orgPath, requestId }
}
export const findRequests = (
  fits: (key: RequestKey) => boolean,
  after: LastKey | undefined,
  pageMax: number,
) => findInIndex(requestsIndex, openIndexKey, fits, after, pageMax)

interface ReversalAsked {
  learnerId: string
  entryId: string
  reason: string
  evidenceHash: string
  evidenceName: string // of the file or record the hash is of
  requestedBy: string
  origin: string // what led to it: a second request of the same origin for the same entry is the same request
}

/** For modules above: asks that an entry be taken back, once for each entry and origin. Another person decides it in the console. */
export async function requestReversal(
  { origin, evidenceHash, evidenceName, ...asked }: ReversalAsked,
  now: Date,
): Promise<string> {
  const requestId = idOf(asked.learnerId, asked.entryId, origin)
  if (await findRequest(requestId)) return requestId
  await openReversal({ requestId, ...asked, evidence: { fileName: evidenceName, sha256: evidenceHash } }, now)
  return requestId
}

interface ReversalOpened {
  requestId: string
  learnerId: string
  entryId: string
  reason: string
  evidence: Evidence
  requestedBy: string
}

export async function openReversal(
  { requestId, learnerId, entryId, requestedBy, reason, evidence }: ReversalOpened,
  now: Date,
) {
  const [learner, asker, grants] = await Promise.all([
    findLearner(learnerId),
    findLearner(requestedBy),
    findGrants(requestedBy),
  ])
  const office = learner && officeOf(grants, askerRoles.reversal, learner.orgPath)
  if (!learner || !office) throw new Refusal('credits/learner-not-found')
  const [entry, reversal] = await Promise.all([
    findEntry(learnerId, entryId),
    findEntry(learnerId, reversalIdOf(entryId)),
  ])
  if (!entry) throw new Refusal('credits/entry-not-found')
  if (reversal) throw new Refusal('credits/already-reversed')
  return putRequest(requestId, requestedBy, {
    ...{ kind: 'reversal', entry, orgPath: learner.orgPath, organisationName: office.organisationName },
    ...{ requestedByName: asker?.name ?? '', requestedAt: now.toISOString(), reason, evidence },
    rows: [{ learnerId, name: learner.name, rosterCode: learner.rosterCode }],
  })
}

/** An id that follows from what it is of. */
function idOf(...facts: string[]): string {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const hash = createHash('sha256').update(JSON.stringify(facts)).digest().subarray(0, 26)
  return [...hash].map((byte) => alphabet[byte % 32]).join('')
}

async function succeeds(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    acceptConditionFailed(error)
    return false
  }
}
