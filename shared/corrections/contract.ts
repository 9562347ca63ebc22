import * as z from 'zod'
import { UploadAddress } from '../catalogue/contract'
import { CategoryId, Requirement, Subject } from '../catalogue/course'
import { Cursor, contract, Day, Id, Instant, text } from '../contract'
import { CreditEntry, Sha256 } from '../ledger/entry'

/** open → approved | rejected | withdrawn; what is decided stays decided. */
export const CreditRequestState = z.enum(['open', 'approved', 'rejected', 'withdrawn'])
export type CreditRequestState = z.infer<typeof CreditRequestState>

export const EntryId = z
  .string()
  .regex(/^\d{4}-([0-9A-HJKMNP-TV-Z]{26}-\d{5}|CLASS-[0-9a-f]{20}-\d{8})(-R){0,9}$/)

/** A sheet that was signed, as a scan or a picture. */
export const EvidenceType = z.enum(['application/pdf', 'image/jpeg', 'image/webp'])
export type EvidenceType = z.infer<typeof EvidenceType>

/**
 * What is in hand. Its SHA-256 goes into the ledger and names the file among those of whoever asks, so that another file can never take its place and
 * nobody can name one he has not put.
 */
export const Evidence = z.strictObject({
  fileName: text(120),
  sha256: Sha256,
  contentType: EvidenceType.optional(),
}) // no type: a record, no file
export type Evidence = z.infer<typeof Evidence>

/** A class held in a classroom: the same hours on each of its days. */
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

/** As it stands in a spreadsheet; the name is there to catch a mistyped code. */
export const DeclaredRow = z.strictObject({ rosterCode: z.string().regex(/^\d{8}$/), name: text(40) })
export type DeclaredRow = z.infer<typeof DeclaredRow>

/** What became of the days of a row once the request was approved. */
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
  learnerName: z.string(), // the first of them
  learners: z.number().int(),
  studyHours: z.number(), // what approval changes in all, signed
  organisationName: z.string(), // the office that asks
  requestedByName: z.string(),
  requestedAt: Instant,
  decidedByName: z.string().optional(),
  decidedAt: Instant.optional(),
})
export type ManagedCreditRequest = z.infer<typeof ManagedCreditRequest>

export const CreditRequestDetail = ManagedCreditRequest.extend({
  reason: z.string(),
  evidence: Evidence,
  evidenceOpens: z.boolean(), // there is a file, and I may open it
  entry: CreditEntry.optional(), // the one to be reversed
  class: DeclaredClass.optional(),
  rows: z.array(
    z.object({ learnerId: Id, name: z.string(), rosterCode: z.string(), result: RowResult.optional() }),
  ),
  decisionReason: z.string().optional(),
  settledAt: Instant.optional(), // when the ledger had all of it
  actions: z.array(CreditRequestAction), // what I may do with it now
  barred: z.enum(['credits/same-person', 'credits/own-hours', 'credits/took-part']).optional(), // why I, who may approve others, may not approve this one
})
export type CreditRequestDetail = z.infer<typeof CreditRequestDetail>

export const listCreditRequests = contract({
  method: 'GET',
  path: '/v1/managed-credit-requests',
  summary: 'Corrections and declarations within my scope, newest change first',
  access: 'staff',
  input: z.strictObject({ state: CreditRequestState.optional(), cursor: Cursor.optional() }),
  output: z.object({ requests: z.array(ManagedCreditRequest), cursor: Cursor.optional() }),
  problems: [],
})

export const getCreditRequest = contract({
  method: 'GET',
  path: '/v1/managed-credit-requests/{requestId}',
  summary: 'A request with its evidence, whom it concerns, and what I may do with it',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: CreditRequestDetail,
  problems: ['credits/request-not-found'],
})

export const createEvidenceUpload = contract({
  method: 'POST',
  path: '/v1/evidence-uploads',
  summary:
    'A presigned address to PUT a file of evidence to; it is served to nobody, and opened through its request alone',
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
  summary:
    'An address under which the file of evidence can be opened for five minutes, by those who answer for the request or supervise it',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: z.object({ url: z.string(), expiresAt: Instant }),
  problems: ['credits/request-not-found', 'credits/evidence-not-found'],
})

export const askReversal = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/reversals',
  summary:
    'Ask that one entry of a learner be taken back; the id is the client’s own, so a repeat is the same request',
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

export const askDeclaration = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/declarations',
  summary:
    'Declare a class held in a classroom: good rows are kept, bad rows come back by number with their reasons',
  access: 'staff',
  input: z.strictObject({
    requestId: Id,
    class: DeclaredClass,
    rows: z.array(z.unknown()).min(1).max(ROWS_MAX),
    reason: text(300),
    evidence: Evidence,
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    request: CreditRequestDetail.optional(), // absent in a dry run, and where no row is good
    accepted: z.number().int(),
    refused: z.array(z.object({ row: z.number().int(), reasons: z.array(z.string()) })),
  }),
  problems: ['request/stale'],
})

export const decideCreditRequest = contract({
  method: 'POST',
  path: '/v1/managed-credit-requests/{requestId}/approval',
  summary:
    'Approve, which puts the entries, or reject with a reason; never one’s own request, never one’s own hours',
  access: 'staff',
  input: z.strictObject({ requestId: Id, approve: z.boolean(), reason: text(300).optional() }), // to reject takes one
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
  summary: 'Take back what I have asked, while nobody has decided it',
  access: 'staff',
  input: z.strictObject({ requestId: Id }),
  output: CreditRequestDetail,
  problems: ['credits/request-not-found', 'credits/wrong-state'],
})
