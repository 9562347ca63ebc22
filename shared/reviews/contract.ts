import * as z from 'zod'
import { Cursor, contract, Day, Instant, ListPageSize, WaitingFor } from '../contract'
import { opaque, SeenRevision, text } from '../text'
import { recordedStep } from '../workflow/history'
import { AnomalyKind, Explanation, Figures } from './anomaly'

/** open → dismissed, or open → reversal-requested → appealed → appeal-upheld | appeal-rejected. */
export const ReviewState = z.enum([
  'open',
  'dismissed',
  'reversal-requested',
  'appealed',
  'appeal-upheld',
  'appeal-rejected',
])
export type ReviewState = z.infer<typeof ReviewState>

const learnerPart = '[0-9A-HJKMNP-TV-Z]{26}'
const dayPart = '\\d{4}-\\d{2}-\\d{2}'
const kindPart = '[a-z]{3,8}-[a-z]{3,8}' // of two words, such as `long-run`

/** Learner, day in Beijing and kind: there is at most one review for the three. */
export const ReviewId = z.string().regex(new RegExp(`^${learnerPart}-${dayPart}-${kindPart}$`))

/** What has become of an entry whose reversal was requested. */
export const ReversalState = z.enum([
  'requested', // waits for a second person
  'reversed', // its hours no longer count
  'declined', // by the second person; its hours count
  'withdrawn', // by the first person; its hours count
  'reinstating', // reversed, and after an upheld appeal a second person is asked to undo that
  'reinstated', // its hours count again
])
export type ReversalState = z.infer<typeof ReversalState>

const EarnedEntry = z.object({
  entryId: z.string(),
  title: z.string(),
  studyHours: z.number(),
  awardedAt: Instant,
})
const ReversedEntry = EarnedEntry.extend({ reversal: ReversalState })

export const ReviewCard = z.object({
  reviewId: ReviewId,
  revision: z.number().int(),
  kind: AnomalyKind,
  state: ReviewState,
  nameMasked: z.string(), // a list shows no full names
  organisationName: z.string(),
  on: Day,
  seen: z.string(),
  raisedAt: Instant,
  updatedAt: Instant,
})
export type ReviewCard = z.infer<typeof ReviewCard>

export const ReviewAction = z.enum(['dismiss', 'request-reversal', 'uphold-appeal', 'reject-appeal'])
export type ReviewAction = z.infer<typeof ReviewAction>

const TimelineMoment = z.object({
  at: Instant,
  what: z.enum(['began', 'completed', 'awarded', 'raised']),
  title: z.string(),
})

export const ReviewStep = recordedStep([
  'raised',
  'dismissed',
  'reversal-requested',
  'appealed',
  'appeal-upheld',
  'appeal-rejected',
])

export const ReviewDetail = ReviewCard.extend({
  name: z.string(),
  phoneMasked: z.string().optional(),
  organisationNames: z.array(z.string()),
  explanation: Explanation,
  figures: Figures,
  reviewPolicyId: z.string(),
  timeline: z.array(TimelineMoment), // the oldest first
  entries: z.array(EarnedEntry), // earned by the study under review, and not reversed
  reversals: z.array(ReversedEntry), // those the decision is about
  appealUntil: Instant.optional(),
  history: z.array(ReviewStep),
  // what the caller may do now, by the same rules that refuse the rest
  actions: z.array(ReviewAction),
})
export type ReviewDetail = z.infer<typeof ReviewDetail>

export const listReviews = contract({
  method: 'GET',
  path: '/v1/reviews',
  summary: 'Reviews within my scope, newest change first, without those about myself',
  access: 'staff',
  input: z.strictObject({
    state: ReviewState.optional(),
    kind: AnomalyKind.optional(),
    waitingFor: WaitingFor,
    pageSize: ListPageSize,
    cursor: Cursor.optional(),
  }),
  output: z.object({ reviews: z.array(ReviewCard), cursor: Cursor.optional() }),
  problems: [],
})

export const getReview = contract({
  method: 'GET',
  path: '/v1/reviews/{reviewId}',
  summary: 'A review with its evidence: figures, timeline, hours earned, and the steps I may take',
  access: 'staff',
  input: z.strictObject({ reviewId: ReviewId }),
  output: ReviewDetail,
  problems: ['reviews/not-found'],
})

/** What every step of a review may be refused with. */
const stepProblems = ['request/stale', 'reviews/not-found', 'reviews/wrong-state'] as const

export const decideReview = contract({
  method: 'POST',
  path: '/v1/reviews/{reviewId}/decision',
  summary: 'Dismiss it, or request the reversal of entries, which another person approves',
  access: 'staff',
  input: z.discriminatedUnion('decision', [
    z.strictObject({
      reviewId: ReviewId,
      revision: SeenRevision,
      decision: z.literal('dismiss'),
      reason: text(300),
    }),
    z.strictObject({
      reviewId: ReviewId,
      revision: SeenRevision,
      decision: z.literal('request-reversal'),
      reason: text(300), // the learner reads it
      entryIds: z.array(opaque(128)).min(1).max(20),
    }),
  ]),
  output: ReviewDetail,
  problems: stepProblems,
})

export const decideAppeal = contract({
  method: 'POST',
  path: '/v1/reviews/{reviewId}/appeal-decision',
  summary:
    'Answer an appeal against another person’s decision; if upheld, the hours stay or are requested back',
  access: 'staff',
  input: z.strictObject({
    reviewId: ReviewId,
    revision: SeenRevision,
    uphold: z.boolean(),
    reason: text(300),
  }),
  output: ReviewDetail,
  problems: [...stepProblems, 'reviews/same-person'],
})

/** What the learner is told of a decision against them. */
export const MyReview = z.object({
  reviewId: ReviewId,
  on: Day,
  explanation: Explanation,
  reason: z.string(),
  decidedAt: Instant,
  decidedBy: z.string(), // the organisation; only supervisors read names of persons
  reversals: z.array(ReversedEntry),
  appealUntil: Instant,
  mayAppeal: z.boolean(),
  appeal: z.object({ at: Instant, text: z.string() }).optional(),
  answer: z.object({ at: Instant, upheld: z.boolean(), reason: z.string() }).optional(),
})
export type MyReview = z.infer<typeof MyReview>

export const listMyReviews = contract({
  method: 'GET',
  path: '/v1/my-reviews',
  summary: 'Decisions against me: what was seen, why, which hours, and until when I may appeal',
  access: 'learner',
  input: z.strictObject({}),
  output: z.object({ reviews: z.array(MyReview) }),
  problems: [],
})

export const appeal = contract({
  method: 'POST',
  path: '/v1/my-reviews/{reviewId}/appeal',
  summary: 'Appeal against a decision, once and in time; another person answers',
  access: 'learner',
  input: z.strictObject({ reviewId: ReviewId, text: text(1000) }),
  output: MyReview,
  problems: ['reviews/not-found', 'reviews/appeal-closed', 'reviews/already-appealed'],
})
