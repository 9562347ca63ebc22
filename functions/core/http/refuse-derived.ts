import type { DerivedProblem } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import type { Refuse } from './endpoint'

/** Makes a refusal that every contract allows, for access checks below a verb; they need no `refuse`. */
export const refuseDerived: Refuse<DerivedProblem> = (type, more) => new Refusal(type, more)
