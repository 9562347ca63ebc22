import {
  type CreditRequestState,
  DeclaredClass,
  Evidence,
  RefusedRow,
  type RowResult,
} from '@zhixing/shared/corrections/contract'
import type { WorkflowCreditRequest } from '@zhixing/shared/corrections/rules'
import { CreditEntry } from '@zhixing/shared/ledger/entry'
import * as z from 'zod'

export const CreditRequestRow = z.object({ learnerId: z.string(), name: z.string(), rosterCode: z.string() })
export type CreditRequestRow = z.output<typeof CreditRequestRow>

const RequestFacts = z.object({
  orgPath: z.string(), // the lowest organisation above all learners it concerns
  organisationName: z.string(), // the office that requests
  requestedByName: z.string(),
  requestedAt: z.string(),
  reason: z.string(),
  evidence: Evidence,
  rows: z.array(CreditRequestRow),
})

/** The facts of a request: written once and never changed. */
export const CreditRequestFacts = z.discriminatedUnion('kind', [
  RequestFacts.extend({ kind: z.literal('reversal'), entry: CreditEntry }),
  RequestFacts.extend({
    kind: z.literal('declaration'),
    class: DeclaredClass,
    refused: z.array(RefusedRow).optional(), // rows left out; absent in the oldest requests
  }),
])
export type CreditRequestFacts = z.output<typeof CreditRequestFacts>

export interface StoredCreditRequest {
  requestId: string
  state: CreditRequestState
  requestedBy: string
  contentHash?: string | undefined // of what the requester sent
  learnerIds: string[]
  barredIds?: string[] | undefined
  facts: CreditRequestFacts
  decidedBy?: string | undefined
  decidedByName?: string | undefined
  decidedAt?: string | undefined
  decisionReason?: string | undefined
  settledAt?: string | undefined // when all its entries were in the ledger
  results?: RowResult[] | undefined // one for each row
}

/** Who sent a request and what; a repeat equals it in both. */
export type RequestIdentity = Pick<StoredCreditRequest, 'requestedBy' | 'contentHash'>

export const hasRequestIdentity = (
  request: StoredCreditRequest,
  { requestedBy, contentHash }: RequestIdentity,
) => request.requestedBy === requestedBy && request.contentHash === contentHash

/** The request as its workflow sees it. */
export const toWorkflowRequest = ({ facts, ...request }: StoredCreditRequest): WorkflowCreditRequest => ({
  kind: facts.kind,
  state: request.state,
  orgPath: facts.orgPath,
  requestedBy: request.requestedBy,
  learnerIds: request.learnerIds,
  decidedBy: request.decidedBy,
  barredIds: request.barredIds,
})
