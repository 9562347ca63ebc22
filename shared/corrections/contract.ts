import * as z from 'zod'
import { CategoryId, Requirement, Subject } from '../catalogue/course'
import { Cursor, contract, Day, Id, Instant, ListPageSize, Sha256, WaitingFor } from '../contract'
import { CreditEntry, EntryId } from '../ledger/entry'
import { optionalText, PersonName, RosterCode, text } from '../text'
import { UploadAddress } from '../upload-address'

/** open → approved | rejected | withdrawn; a decided request never changes. */
export const CreditRequestState = z.enum(['open', 'approved', 'rejected', 'withdrawn'])
export type CreditRequestState = z.infer<typeof CreditRequestState>

/** A signed sheet, as a scan or a picture. */
export const EvidenceType = z.enum(['application/pdf', 'image/jpeg', 'image/webp'])
export type EvidenceType = z.infer<typeof EvidenceType>

/**
 * The evidence of a request. Its SHA-256 goes into the ledger and, below the requester, names the file:
 * another file can never take its place, and a requester can name only files that they uploaded.
 */
export const Evidence = z.strictObject({
  fileName: text(120),
  sha256: Sha256,
  contentType: EvidenceType.optional(), // absent: a record of the system, not a file
})
export type Evidence = z.infer<typeof Evidence>

/** A class held in a classroom, with the same hours on each of its days. */
export const DeclaredClass = z.strictObject({
  title: text(60),
  days: z.array(Day).min(1).max(15),
  studyHours: z.number().min(0.25).max(24).multipleOf(0.25), // of each day
  categoryId: CategoryId,
  requirement: Requirement,
  subject: Subject,
})
export type DeclaredClass = z.infer<typeof DeclaredClass>

export const ROWS_MAX = 200

/** A row of a spreadsheet. The name shows whether the code was mistyped. */
export const DeclaredRow = z.strictObject({ rosterCode: RosterCode, name: PersonName })
export type DeclaredRow = z.infer<typeof DeclaredRow>

/** How many days of an approved row were entered, were in the ledger already, or exceeded the day's limit. */
export const RowResult = z.object({
  entered: z.number().int(),
  present: z.number().int(),
  overDay: z.number().int(),
})
export type RowResult = z.infer<typeof RowResult>

export const CreditRequestAction = z.enum(['approve', 'reject', 'withdraw'])
export type CreditRequestAction = z.infer<typeof CreditRequestAction>

export const ManagedCreditRequest = z.object({
  requestId: Id,
  kind: z.enum(['reversal', 'declaration']),
  state: CreditRequestState,
  title: z.string(), // of the entry concerned, or of the class
  learnerName: z.string(), // of the first row
  learners: z.number().int(),
  studyHours: z.number(), // signed: how much approval changes the sum over all learners
  organisationName: z.string(), // the office that requests
  requestedByName: z.string(),
  requestedAt: Instant,
  decidedByName: z.string().optional(),
  decidedAt: Instant.optional(),
})
export type ManagedCreditRequest = z.infer<typeof ManagedCreditRequest>

export const CreditRequestDetail = ManagedCreditRequest.extend({
  reason: z.string(),
  evidence: Evidence,
  evidenceOpens: z.boolean(), // there is a file, and the caller may open it
  entry: CreditEntry.optional(), // the one to be reversed
  class: DeclaredClass.optional(),
  rows: z.array(
    z.object({ learnerId: Id, name: z.string(), rosterCode: z.string(), result: RowResult.optional() }),
  ),
  decisionReason: z.string().optional(),
  settledAt: Instant.optional(), // when all its entries were in the ledger
  actions: z.array(CreditRequestAction), // the steps that the caller may take now
  /** Why the caller, an approver of this scope, may not decide this request. */
  barred: z.enum(['credits/same-person', 'credits/own-hours', 'credits/took-part']).optional(),
})
export type CreditRequestDetail = z.infer<typeof CreditRequestDetail>

export const listCreditRequests = contract({
  method: 'GET',
  path: '/v1/managed-credit-requests',
  summary: 'Corrections and declarations within my scope, newest change first',
  access: 'staff',
  input: z.strictObject({
    state: CreditRequestState.optional(),
    waitingFor: WaitingFor,
    pageSize: ListPageSize,
    cursor: Cursor.optional(),
  }),
  output: z.object({ requests: z.array(ManagedCreditRequest), cursor: Cursor.optional() }),
  problems: [],
})

export const getCreditRequest = contract({
  method: 'GET',
  path: '/v1/managed-credit-requests/{requestId}',
  summary: 'A request with its evidence, the learners it concerns, and the steps I may take',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: CreditRequestDetail,
  problems: ['credits/request-not-found'],
})

export const createEvidenceUpload = contract({
  method: 'POST',
  path: '/v1/evidence-uploads',
  summary: 'A presigned address to PUT a file of evidence to; the file is never public',
  access: 'staff',
  input: z.strictObject({
    contentType: EvidenceType,
    bytes: z.number().int().min(1).max(50_000_000),
    sha256: Sha256,
  }),
  output: UploadAddress,
  problems: [],
})

export const getEvidence = contract({
  method: 'GET',
  path: '/v1/managed-credit-requests/{requestId}/evidence',
  summary: 'An address that opens the evidence for five minutes, for those who handle the request',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: z.object({ url: z.string(), expiresAt: Instant }),
  problems: ['credits/request-not-found', 'credits/evidence-not-found'],
})

export const requestReversal = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/reversals',
  summary: 'Request the reversal of one entry of a learner; safe to repeat under the same request id',
  access: 'staff',
  input: z.strictObject({
    requestId: Id,
    learnerId: Id,
    entryId: EntryId,
    reason: text(300),
    evidence: Evidence,
  }),
  output: CreditRequestDetail,
  problems: [
    'credits/learner-not-found',
    'credits/entry-not-found',
    'credits/already-reversed',
    'request/stale',
  ],
})

/** A row of a declaration that is left out, counted from 1, and why. */
export const RefusedRow = z.object({ row: z.number().int(), reasons: z.array(z.string()) })
export type RefusedRow = z.infer<typeof RefusedRow>

export const requestDeclaration = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/declarations',
  summary: 'Declare a class held in a classroom; refused rows come back by number with their reasons',
  access: 'staff',
  input: z.strictObject({
    requestId: Id,
    class: DeclaredClass.optional(), // a dry run may check the rows before the class is filled in
    rows: z.array(z.unknown()).min(1).max(ROWS_MAX),
    reason: text(300),
    evidence: Evidence,
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    request: CreditRequestDetail.optional(), // absent in a dry run, and if no row is good
    accepted: z.number().int(),
    refused: z.array(RefusedRow),
  }),
  problems: ['request/stale'],
})

export const decideCreditRequest = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/{requestId}/approval',
  summary: 'Approve, which puts the entries, or reject with a reason; never one’s own request or hours',
  access: 'staff',
  input: z.strictObject({
    requestId: Id,
    approve: z.boolean(),
    reason: optionalText(300), // a rejection needs one
  }),
  output: CreditRequestDetail,
  problems: [
    'credits/request-not-found',
    'credits/same-person',
    'credits/own-hours',
    'credits/took-part',
    'credits/wrong-state',
  ],
})

export const withdrawCreditRequest = contract({
  method: 'DELETE',
  path: '/v1/managed-credit-requests/{requestId}',
  summary: 'Withdraw my own request while it is open',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: CreditRequestDetail,
  problems: ['credits/request-not-found', 'credits/wrong-state'],
})
