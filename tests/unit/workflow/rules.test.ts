import { describe, expect, test } from '@jest/globals'
import { refusalByCheck, refusalOf } from '@zhixing/shared/workflow/rules'
import { as, noon, type Plan, plan, planWorkflow } from './plan-workflow'

describe('a step is refused', () => {
  test.each<[string, Partial<Plan>, 'submit' | 'approve', ReturnType<typeof as>, string | undefined]>([
    ['not at all, if every check passes', {}, 'approve', as('boss', 'approver'), undefined],
    ['to `system`, which includes no other role', {}, 'approve', as('boss', 'system'), 'request/forbidden'],
    ['without the role', {}, 'approve', as('boss', 'editor'), 'request/forbidden'],
    [
      'outside the scope of the role',
      { orgPath: 'Q/' },
      'approve',
      as('boss', 'approver'),
      'request/forbidden',
    ],
    [
      'to everyone but the one person it is for',
      { state: 'draft' },
      'submit',
      as('boss', 'approver'),
      'request/forbidden',
    ],
    ['not to the one person it is for', { state: 'draft' }, 'submit', as('author'), undefined],
    ['to a participant', {}, 'approve', as('author', 'approver'), 'announcements/same-person'],
    [
      'to a participant of another group, with that group’s problem',
      {},
      'approve',
      as('learner', 'approver'),
      'credits/own-hours',
    ],
    ['in another state', { state: 'draft' }, 'approve', as('boss', 'approver'), 'announcements/wrong-state'],
    ['in another state with the step’s own problem', {}, 'submit', as('author'), 'credits/wrong-state'],
    ['not at its first instant', { openFrom: noon }, 'approve', as('boss', 'approver'), undefined],
    [
      'a millisecond before it',
      { openFrom: '2026-11-23T04:00:00.001Z' },
      'approve',
      as('boss', 'approver'),
      'announcements/time-past',
    ],
    ['not at its last instant', { openUntil: noon }, 'approve', as('boss', 'approver'), undefined],
    [
      'a millisecond after it',
      { openUntil: '2026-11-23T03:59:59.999Z' },
      'approve',
      as('boss', 'approver'),
      'announcements/time-past',
    ],
  ])('%s', (_, changes, action, caller, problem) => {
    expect(refusalOf(planWorkflow, plan(changes), action, caller, new Date(noon))).toBe(problem)
  })

  test('with the first problem in the order of the table', () => {
    const late = plan({ state: 'draft', openUntil: '2026-01-01T00:00:00.000Z' })
    const author = as('author', 'approver')
    expect(refusalOf(planWorkflow, late, 'approve', author, new Date(noon))).toBe('announcements/same-person')
    const stateFirst = { ...planWorkflow, order: ['state', 'person'] as const }
    expect(refusalOf(stateFirst, late, 'approve', author, new Date(noon))).toBe('announcements/wrong-state')
  })

  test('one check answers whatever the others say', () => {
    const draft = plan({ state: 'draft' })
    const byCheck = (check: 'permission' | 'person' | 'state' | 'time') =>
      refusalByCheck(planWorkflow, draft, 'approve', check, as('author', 'approver'), new Date(noon))
    expect([byCheck('permission'), byCheck('person'), byCheck('state'), byCheck('time')]).toEqual([
      undefined,
      'announcements/same-person',
      'announcements/wrong-state',
      undefined,
    ])
  })
})
