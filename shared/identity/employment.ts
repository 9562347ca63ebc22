import * as z from 'zod'
import { Day } from '../contract'

/** 在职 employed · 离职 left · 退休 retired. */
export const employmentStates = ['employed', 'left', 'retired'] as const
export const EmploymentState = z.enum(employmentStates)
export type EmploymentState = z.infer<typeof EmploymentState>

export const employmentTitles: Record<EmploymentState, string> = {
  employed: '在职',
  left: '离职',
  retired: '退休',
}

/** The end of a learner's employment; `since` is the first day on which they no longer worked. */
export const EmploymentEnd = z.object({ state: EmploymentState.exclude(['employed']), since: Day })
export type EmploymentEnd = z.infer<typeof EmploymentEnd>
