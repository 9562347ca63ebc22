import { AnomalyKind, Figures } from '@zhixing/shared/reviews/anomaly'
import { ReviewState, ReviewStep } from '@zhixing/shared/reviews/contract'
import * as z from 'zod'
import { storedStepFields } from '../../core/workflow/history'

/** What every step replaces as a whole. */
export const StoredReview = z.object({
  learnerId: z.string(),
  on: z.string(), // the day in Beijing
  kind: AnomalyKind,
  orgPath: z.string(), // the learner's when the review was raised
  organisationName: z.string(),
  nameMasked: z.string(), // so that lists read no learners
  figures: Figures,
  reviewPolicyId: z.string(),
  raisedAt: z.string(),
  state: ReviewState,
  updatedAt: z.string(),
  /** Against the learner; a dismissal leaves none. */
  decision: z
    .object({
      at: z.string(),
      byId: z.string(),
      office: z.string(), // the organisation in whose name it was taken
      reason: z.string(),
      entryIds: z.array(z.string()),
    })
    .optional(),
  appeal: z.object({ at: z.string(), text: z.string() }).optional(),
  /** To the appeal. */
  answer: z
    .object({ at: z.string(), byId: z.string(), office: z.string(), upheld: z.boolean(), reason: z.string() })
    .optional(),
  history: z.array(ReviewStep.extend(storedStepFields)),
})
export type StoredReview = z.output<typeof StoredReview>

export interface Review extends StoredReview {
  revision: number // goes up with every step; 0 for a new one
}

export interface ReviewKey {
  learnerId: string
  on: string
  kind: AnomalyKind
}

export const reviewIdOf = ({ learnerId, on, kind }: ReviewKey): string => `${learnerId}-${on}-${kind}`

const DAY_START = 27 // after a ULID and a hyphen
const KIND_START = 38 // after the day and a hyphen

/** The parts of a review's id; undefined for an id whose kind does not exist. The other parts are not checked. */
export function parseReviewId(reviewId: string): ReviewKey | undefined {
  const kind = AnomalyKind.safeParse(reviewId.slice(KIND_START))
  if (!kind.success) return undefined
  return {
    learnerId: reviewId.slice(0, DAY_START - 1),
    on: reviewId.slice(DAY_START, KIND_START - 1),
    kind: kind.data,
  }
}
