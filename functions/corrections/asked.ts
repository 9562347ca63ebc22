import type {
  CreditRequestState,
  DeclaredClass,
  Evidence,
  RowResult,
} from '@zhixing/shared/corrections/contract'
import type { CreditEntry } from '@zhixing/shared/ledger/entry'

export interface AskedRow {
  learnerId: string
  name: string
  rosterCode: string
}

interface AskedBy {
  orgPath: string // the lowest organisation above all it concerns
  organisationName: string // the office in whose name it is asked
  requestedByName: string
  requestedAt: string
  reason: string
  evidence: Evidence
  rows: AskedRow[]
}

/** What is asked, and by whom: written once and never changed. */
export type AskedFacts = AskedBy &
  ({ kind: 'reversal'; entry: CreditEntry } | { kind: 'declaration'; class: DeclaredClass })

export interface StoredRequest {
  requestId: string
  state: CreditRequestState
  requestedBy: string
  learnerIds: string[]
  barredIds?: string[] | undefined
  facts: AskedFacts
  decidedBy?: string | undefined
  decidedByName?: string | undefined
  decidedAt?: string | undefined
  decisionReason?: string | undefined
  settledAt?: string | undefined
  results?: RowResult[] | undefined
}

/** As the rules take it. */
export const askedOf = ({
  state,
  requestedBy,
  learnerIds,
  decidedBy,
  barredIds,
  facts: { kind, orgPath },
}: StoredRequest) => ({
  ...{ kind, state, orgPath, requestedBy, learnerIds, decidedBy, barredIds },
})
