import { expect, test } from '@jest/globals'
import { actionsOf, stateAfter } from '@zhixing/shared/workflow/rules'
import { defineWorkflow, type StepProblem } from '@zhixing/shared/workflow/table'
import { as, noon, type Plan, plan, planWorkflow } from './plan-workflow'

test('the buttons are the offered steps that are not refused, in the order of the table', () => {
  const both = { ...plan(), authorId: 'other' }
  expect(actionsOf(planWorkflow, both, as('boss', 'approver'), new Date(noon))).toEqual(['approve'])
  expect(actionsOf(planWorkflow, plan({ state: 'draft' }), as('author', 'approver'), new Date(noon))).toEqual(
    ['submit'],
  )
  expect(
    actionsOf(planWorkflow, plan({ state: 'approved' }), as('boss', 'approver'), new Date(noon)),
  ).toEqual([])
})

test('a step leads to the state its line names', () => {
  expect([stateAfter(planWorkflow, 'submit'), stateAfter(planWorkflow, 'expire')]).toEqual([
    'submitted',
    'draft',
  ])
})

test('the type of a step’s problems holds exactly what its line can be refused with', () => {
  type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never
  const same: [
    Same<StepProblem<typeof planWorkflow, 'submit'>, 'request/forbidden' | 'credits/wrong-state'>,
    Same<StepProblem<typeof planWorkflow, 'expire'>, 'request/forbidden' | 'announcements/wrong-state'>,
    Same<
      StepProblem<typeof planWorkflow, 'approve', 'person'>,
      'announcements/same-person' | 'credits/own-hours'
    >,
    Same<StepProblem<typeof planWorkflow, 'approve', 'time'>, 'announcements/time-past'>,
  ] = [true, true, true, true]
  expect(same).toHaveLength(4)
  // @ts-expect-error a step names only participants of its table
  defineWorkflow<Plan>()({ ...planWorkflow, steps: { submit: { onlyBy: 'nobody', from: [], to: 'draft' } } })
  // @ts-expect-error only steps of the table are offered
  defineWorkflow<Plan>()({ ...planWorkflow, offered: ['nothing'] })
})
