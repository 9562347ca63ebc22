import type { Actor } from '@zhixing/functions/core/http/actor'
import { endpoint } from '@zhixing/functions/core/http/endpoint'
import { toManagedRequest, toRequestDetail } from '@zhixing/functions/corrections/request-views'
import {
  type CreditRequestFacts,
  type CreditRequestRow,
  type StoredCreditRequest,
  toWorkflowRequest,
} from '@zhixing/functions/corrections/store/credit-request'
import * as contract from '@zhixing/shared/corrections/contract'
import * as declaredClass from '@zhixing/shared/corrections/declared-class'
import * as offlineDay from '@zhixing/shared/corrections/offline-day'
import * as rules from '@zhixing/shared/corrections/rules'
import type { Grant } from '@zhixing/shared/identity/role'
import * as credits from '@zhixing/shared/ledger/contract'
import { reversalIdOf } from '@zhixing/shared/ledger/entry-id'
import { transcriptOf } from '@zhixing/shared/ledger/transcript'
import { offlinePolicy } from '@zhixing/shared/policy/policies'
import { type ProblemType, Refusal } from '@zhixing/shared/problem'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import { attackStart } from '../../attempt'
import { inMemoryStage } from '../../progress/controls/study'
import type { AttackStage } from '../../system'
import { inMemoryLedger, type LedgerParts, ledgerParts, yieldTurn } from './ledger'
import { type InMemoryCounty, inMemoryCounty } from './people'

type RequestAction = contract.CreditRequestDetail['actions'][number]

const productRefusal = (
  request: rules.WorkflowCreditRequest,
  action: RequestAction,
  personId: string,
  grants: Grant[],
): ProblemType | undefined =>
  refusalOf(rules.creditRequestWorkflow, request, action, { personId, grants }, attackStart)

/** Every check between a request and the ledger, as the product has it. */
const parts = {
  ...ledgerParts,
  refusal: productRefusal,
  declaredClassErrors: declaredClass.declaredClassErrors,
  findRepeatedRows: declaredClass.findRepeatedRows,
  /** The state that the rule and the condition of the write see. */
  stateOf: ({ state }: StoredCreditRequest) => state,
  /** The request that is stored when its id is sent again. */
  toStored: (known: StoredCreditRequest, _asked: StoredCreditRequest) => known,
}
export type RequestParts = typeof parts & LedgerParts

/** Two-person requests by the product's rules over in-memory tables. */
export function inMemoryRequests(p: RequestParts, staff: InMemoryCounty) {
  const requests = new Map<string, StoredCreditRequest>()
  const ledger = inMemoryLedger(p)
  const ofScope = ({ facts }: Pick<StoredCreditRequest, 'facts'>, grants: Grant[]) => {
    if (!rules.mayViewRequest(facts, grants)) throw new Refusal('credits/request-not-found')
  }
  const open = (requestId: string, actor: Actor) => {
    const found = requests.get(requestId)
    if (!found) throw new Refusal('credits/request-not-found')
    const grants = staff.grantsOf(actor.learnerId)
    ofScope(found, grants)
    return { found, grants, request: () => ({ ...toWorkflowRequest(found), state: p.stateOf(found) }) }
  }
  const ask = (requestId: string, requestedBy: string, facts: CreditRequestFacts) => {
    const sent: StoredCreditRequest = {
      requestId,
      state: 'open',
      requestedBy,
      learnerIds: facts.rows.map(({ learnerId }) => learnerId),
      facts,
    }
    const known = requests.get(requestId)
    if (known && known.requestedBy !== requestedBy) throw new Refusal('request/stale')
    const request = known ? p.toStored(known, sent) : sent
    requests.set(requestId, request)
    return request
  }
  const decide = (
    requestId: string,
    change: Pick<StoredCreditRequest, 'state' | 'decidedBy' | 'decidedAt' | 'decisionReason'>,
  ) => {
    const stored = requests.get(requestId)
    const isBarred = stored?.barredIds?.includes(change.decidedBy ?? '')
    if (stored && !isBarred && p.stateOf(stored) === 'open')
      requests.set(requestId, { ...stored, ...change, decidedByName: '某人' })
    return requests.get(requestId)
  }

  const requestDeclaration = endpoint(contract.requestDeclaration, async ({ input, actor, now }) => {
    const grants = staff.grantsOf(actor.learnerId)
    const { class: declared } = input
    if (!declared) throw new Refusal('request/invalid')
    const errors = p.declaredClassErrors(declared, now, offlinePolicy.dayHoursMax)
    if (errors.length) throw new Refusal('request/invalid', { errors })
    const read = input.rows.map((row) => contract.DeclaredRow.parse(row))
    const repeats = p.findRepeatedRows(read)
    const good = read.flatMap((row, index): CreditRequestRow[] => {
      const learner = staff.byRosterCode(row.rosterCode)
      return !repeats[index] && learner && declaredClass.hasNameOfRow(learner, row)
        ? [{ ...row, learnerId: learner.personId }]
        : []
    })
    const request = ask(input.requestId, actor.learnerId, {
      kind: 'declaration',
      class: declared,
      rows: good,
      ...factsOf(input, now),
    })
    const refused = repeats.flatMap((repeat, index) =>
      repeat ? [{ row: index + 1, reasons: [repeat] }] : [],
    )
    return {
      request: toRequestDetail(request, { personId: actor.learnerId, grants }, now),
      accepted: request.facts.rows.length,
      refused,
    }
  })
  const openReversal = (
    input: Pick<Input<'requestReversal'>, 'requestId' | 'learnerId' | 'entryId' | 'reason' | 'evidence'>,
    by: string,
    now: Date,
  ) => {
    const entry = ledger.find(input.learnerId, input.entryId)
    if (!entry) throw new Refusal('credits/entry-not-found')
    if (ledger.find(input.learnerId, reversalIdOf(input.entryId)))
      throw new Refusal('credits/already-reversed')
    const { name = '', rosterCode = '' } = staff.of(input.learnerId) ?? {}
    const rows = [{ learnerId: input.learnerId, name, rosterCode }]
    return ask(input.requestId, by, { kind: 'reversal', entry, rows, ...factsOf(input, now) })
  }
  const requestReversal = endpoint(contract.requestReversal, async ({ input, actor, now }) =>
    toRequestDetail(
      openReversal(input, actor.learnerId, now),
      { personId: actor.learnerId, grants: staff.grantsOf(actor.learnerId) },
      now,
    ),
  )
  const decideCreditRequest = endpoint(contract.decideCreditRequest, async ({ input, actor, now }) => {
    const { found, grants, request } = open(input.requestId, actor)
    const action = input.approve ? 'approve' : 'reject'
    const isRepeat = (request: StoredCreditRequest) =>
      request.state === stateAfter(rules.creditRequestWorkflow, action) &&
      request.decidedBy === actor.learnerId
    if (!isRepeat(found)) {
      const refusal = p.refusal(request(), action, actor.learnerId, grants)
      if (refusal) throw new Refusal(refusal)
      await yieldTurn()
      const decision = {
        decidedBy: actor.learnerId,
        decidedAt: now.toISOString(),
        decisionReason: input.reason,
      }
      decide(input.requestId, { state: stateAfter(rules.creditRequestWorkflow, action), ...decision })
    }
    const decided = requests.get(input.requestId)
    if (!decided || !isRepeat(decided)) throw new Refusal('credits/wrong-state')
    if (decided.state === 'approved') await ledger.enter(decided)
    return toRequestDetail(decided, { personId: actor.learnerId, grants }, now)
  })
  const withdrawCreditRequest = endpoint(
    contract.withdrawCreditRequest,
    async ({ input: { requestId }, actor, now }) => {
      const { grants, request } = open(requestId, actor)
      const refusal = p.refusal(request(), 'withdraw', actor.learnerId, grants)
      if (refusal) throw new Refusal(refusal)
      const next = decide(requestId, {
        state: 'withdrawn',
        decidedBy: actor.learnerId,
        decidedAt: now.toISOString(),
      })
      if (next?.state !== 'withdrawn') throw new Refusal('credits/wrong-state')
      return toRequestDetail(next, { personId: actor.learnerId, grants }, now)
    },
  )
  const listCreditRequests = endpoint(
    contract.listCreditRequests,
    async ({ input: { state }, actor: { learnerId } }) => {
      const shown = [...requests.values()].filter(({ facts }) =>
        rules.mayViewRequest(facts, staff.grantsOf(learnerId)),
      )
      return { requests: shown.filter((request) => !state || request.state === state).map(toManagedRequest) }
    },
  )
  const getTranscript = endpoint(
    credits.getTranscript,
    async ({ input: { creditYear = 2026 }, actor, now }) =>
      transcriptOf(ledger.of(actor.learnerId), creditYear, now, []),
  )
  const verbs = [
    requestDeclaration,
    requestReversal,
    decideCreditRequest,
    withdrawCreditRequest,
    listCreditRequests,
    getTranscript,
  ]
  const factsOf = (
    { reason, evidence }: Pick<Input<'requestReversal'>, 'reason' | 'evidence'>,
    now: Date,
  ) => ({
    ...{
      orgPath: staff.orgPath,
      organisationName: '某县',
      requestedByName: '某人',
      requestedAt: now.toISOString(),
      reason,
      evidence,
    },
  })
  return { verbs, requests, ledger, openReversal, decide }
}
type Input<V extends 'requestReversal'> = (typeof contract)[V]['input']['_output']

export function inMemoryCorrections(replaced: Partial<RequestParts> = {}): AttackStage {
  const staff = inMemoryCounty()
  return {
    ...inMemoryStage({}, inMemoryRequests({ ...parts, ...replaced }, staff).verbs),
    aCreditOffice: staff.aCollege,
  }
}
export const creditParts: RequestParts = parts

/** A reversal removes the entry it reverses, and adds none. */
export const withRemovedEntries = () =>
  inMemoryCorrections({
    withEntry: (entry, stored) =>
      entry.kind === 'reversal'
        ? stored.filter(({ entryId }) => entryId !== entry.reverses)
        : [...stored, entry],
  })
/** A reversal sets the hours of the entry to zero. */
export const withZeroedEntries = () =>
  inMemoryCorrections({
    withEntry: (entry, stored) =>
      entry.kind === 'reversal'
        ? stored.map((each) => (each.entryId === entry.reverses ? { ...each, studyHours: 0 } : each))
        : [...stored, entry],
  })
export const withEntryPerRequest = () =>
  inMemoryCorrections({
    entryIdOf: (classKey, dayOn, requestId) => `${parts.entryIdOf(classKey, dayOn, '')}-${requestId}`,
  })
export const withExactTitles = () => inMemoryCorrections({ normaliseClassTitle: (title) => title })
export const withUnconditionalPut = () =>
  inMemoryCorrections({
    isAbsent: (entryId, _, before) => !before.some((entry) => entry.entryId === entryId),
  })
export const withRepeatedLearners = () =>
  inMemoryCorrections({ findRepeatedRows: (rows) => rows.map(() => undefined) })
export const withoutClassLimit = () => inMemoryCorrections({ declaredClassErrors: () => [] })
export const withoutDayLimit = () =>
  inMemoryCorrections({
    dayClaimOutcome: (claims, wanted, isReversed) =>
      offlineDay.dayClaimOutcome(claims, wanted, isReversed, 1e9),
  })
export const withoutClaimCondition = () => inMemoryCorrections({ isCurrent: () => true })
export const withoutRoomForRestored = () => inMemoryCorrections({ restoredDayOf: () => undefined })
/** A request with a known id replaces the stored one. */
export const withReplaceableRequests = () => inMemoryCorrections({ toStored: (_, sent) => sent })
export const withRepeatedDecisions = () => inMemoryCorrections({ stateOf: () => 'open' })
export const withOwnHours = () =>
  inMemoryCorrections({ refusal: (sent, ...by) => productRefusal({ ...sent, learnerIds: [] }, ...by) })
export const withRequesterApproving = () =>
  inMemoryCorrections({
    refusal: (sent, action, ...by) =>
      productRefusal(action === 'withdraw' ? sent : { ...sent, requestedBy: '' }, action, ...by),
  })
export const withAnyWithdrawal = () =>
  inMemoryCorrections({
    refusal: (sent, action, personId, grants) =>
      productRefusal(
        action === 'withdraw' ? { ...sent, requestedBy: personId } : sent,
        action,
        personId,
        grants,
      ),
  })
