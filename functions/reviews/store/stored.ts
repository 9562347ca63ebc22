import type { AnomalyKind, Figures } from '@zhixing/shared/reviews/anomaly'
import type { ReviewState } from '@zhixing/shared/reviews/contract'

export type StepName = 'raised' | Exclude<ReviewState, 'open'>

export interface StoredStep {
  at: string
  by: string // the name, as it was
  byId: string
  step: StepName
  revision: number // the one this step made
  comment?: string | undefined
}

/** What a step replaces as a whole. */
export interface StoredReview {
  learnerId: string
  on: string // the day in Beijing
  kind: AnomalyKind
  orgPath: string // the learner's when it was raised
  organisationName: string
  nameMasked: string // lists show no more, and read nobody for it
  figures: Figures
  reviewPolicyId: string
  raisedAt: string
  state: ReviewState
  updatedAt: string
  decision?: { at: string; byId: string; office: string; reason: string; entryIds: string[] } | undefined // against the learner
  appeal?: { at: string; text: string } | undefined
  answer?: { at: string; byId: string; office: string; upheld: boolean; reason: string } | undefined // to the appeal
  history: StoredStep[]
}

export interface Review extends StoredReview {
  revision: number
}

export interface ReviewKey {
  learnerId: string
  on: string
  kind: AnomalyKind
}
