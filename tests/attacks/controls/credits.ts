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
import { start } from '../attempt'
import type { Stage } from '../system'
import { breath, type LedgerParts, ledgerParts, ledgers } from './ledger'
import { type People, people } from './people'
import { composed } from './study'

type RequestAction = contract.CreditRequestDetail['actions'][number]

const productRefusal = (
  request: rules.WorkflowCreditRequest,
  action: RequestAction,
  personId: string,
  grants: Grant[],
): ProblemType | undefined =>
  refusalOf(rules.creditRequestWorkflow, request, action, { personId, grants }, start)

/** Every check that stands between a request and the ledger. */
const parts = {
  ...ledgerParts,
  refusal: productRefusal,
  declaredClassErrors: declaredClass.declaredClassErrors,
  findRepeatedRows: declaredClass.findRepeatedRows,
  /** What a request stands at, for the rule and for the condition of the write. */
  stateOf: ({ state }: StoredCreditRequest) => state,
  /** What is stored when an id is asked for again. */
  kept: (known: StoredCreditRequest, _asked: StoredCreditRequest) => known,
}
export type Parts = typeof parts & LedgerParts

/** Requests of two people by the product's rules, over tables in memory; a control replaces one part. */
export function creditRequests(p: Parts, staff: People) {
  const requests = new Map<string, StoredCreditRequest>()
  const ledger = ledgers(p)
  const ofScope = ({ facts }: Pick<StoredCreditRequest, 'facts'>, grants: Grant[]) => {
    if (!rules.mayViewRequest(facts, grants)) throw new Refusal('credits/request-not-found')
  }
  const open = (requestId: string, actor: Actor) => {
    const found = requests.get(requestId)
    if (!found) throw new Refusal('credits/request-not-found')
    const grants = staff.grantsOf(actor.learnerId)
    ofScope(found, grants)
    return { found, grants, asked: () => ({ ...toWorkflowRequest(found), state: p.stateOf(found) }) }
  }
  const ask = (requestId: string, requestedBy: string, facts: CreditRequestFacts) => {
    const asked: StoredCreditRequest = {
      requestId,
      state: 'open',
      requestedBy,
      learnerIds: facts.rows.map(({ learnerId }) => learnerId),
      facts,
    }
    const known = requests.get(requestId)
    if (known && known.requestedBy !== requestedBy) throw new Refusal('request/stale')
    const request = known ? p.kept(known, asked) : asked
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
    const errors = p.declaredClassErrors(input.class, now, offlinePolicy.dayHoursMax)
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
      class: input.class,
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
    const { found, grants, asked } = open(input.requestId, actor)
    const action = input.approve ? 'approve' : 'reject'
    const isRepeat = (request: StoredCreditRequest) =>
      request.state === stateAfter(rules.creditRequestWorkflow, action) &&
      request.decidedBy === actor.learnerId
    if (!isRepeat(found)) {
      const refusal = p.refusal(asked(), action, actor.learnerId, grants)
      if (refusal) throw new Refusal(refusal)
      await breath()
      const decision = {
        decidedBy: actor.learnerId,
        decidedAt: now.toISOString(),
        decisionReason: input.reason,
      }
      decide(input.requestId, { state: stateAfter(rules.creditRequestWorkflow, action), ...decision })
    }
    const decided = requests.get(input.requestId)
    if (!decided || !isRepeat(decided)) throw new Refusal('credits/wrong-state')
    if (decided.state === 'approved') await ledger.settle(decided)
    return toRequestDetail(decided, { personId: actor.learnerId, grants }, now)
  })
  const withdrawCreditRequest = endpoint(
    contract.withdrawCreditRequest,
    async ({ input: { requestId }, actor, now }) => {
      const { grants, asked } = open(requestId, actor)
      const refusal = p.refusal(asked(), 'withdraw', actor.learnerId, grants)
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

export function composedCredits(replaced: Partial<Parts> = {}): Stage {
  const staff = people()
  return { ...composed({}, creditRequests({ ...parts, ...replaced }, staff).verbs), aCollege: staff.aCollege }
}
export const creditParts: Parts = parts

/** A reversal takes the entry out, and nothing is left of either. */
export const takenOut = () =>
  composedCredits({
    entered: (entry, stored) =>
      entry.kind === 'reversal'
        ? stored.filter(({ entryId }) => entryId !== entry.reverses)
        : [...stored, entry],
  })
/** A reversal sets the entry to nothing where it stands. */
export const setToNothing = () =>
  composedCredits({
    entered: (entry, stored) =>
      entry.kind === 'reversal'
        ? stored.map((each) => (each.entryId === entry.reverses ? { ...each, studyHours: 0 } : each))
        : [...stored, entry],
  })
export const keyOfRequest = () =>
  composedCredits({
    keyOf: (classKey, dayOn, requestId) => `${parts.keyOf(classKey, dayOn, '')}-${requestId}`,
  })
export const titleToTheLetter = () => composedCredits({ normaliseClassTitle: (title) => title })
export const lookThenPut = () =>
  composedCredits({ isAbsent: (entryId, _, before) => !before.some((entry) => entry.entryId === entryId) })
export const listedTwice = () => composedCredits({ findRepeatedRows: (rows) => rows.map(() => undefined) })
export const anyClass = () => composedCredits({ declaredClassErrors: () => [] })
/** Any day has room. */
export const endlessDay = () =>
  composedCredits({
    dayClaimOutcome: (claims, wanted, isReversed) =>
      offlineDay.dayClaimOutcome(claims, wanted, isReversed, 1e9),
  })
export const claimsThatCross = () => composedCredits({ isNewest: () => true })
export const backWithoutRoom = () => composedCredits({ dayBackOf: () => undefined })
/** Who asks again under the same id asks for something else, and it is asked anew. */
export const exchanged = () => composedCredits({ kept: (_, asked) => asked })
export const decidedAgain = () => composedCredits({ stateOf: () => 'open' })
export const ownHours = () =>
  composedCredits({ refusal: (asked, ...by) => productRefusal({ ...asked, learnerIds: [] }, ...by) })
export const whoAskedApproves = () =>
  composedCredits({
    refusal: (asked, action, ...by) =>
      productRefusal(action === 'withdraw' ? asked : { ...asked, requestedBy: '' }, action, ...by),
  })
export const anyoneWithdraws = () =>
  composedCredits({
    refusal: (asked, action, personId, grants) =>
      productRefusal(
        action === 'withdraw' ? { ...asked, requestedBy: personId } : asked,
        action,
        personId,
        grants,
      ),
  })
