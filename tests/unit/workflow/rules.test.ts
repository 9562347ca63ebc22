import { describe, expect, test } from '@jest/globals'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { actionsOf, refusalByCheck, refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import { defineWorkflow, type StepProblem } from '@zhixing/shared/workflow/table'

interface Plan {
  state: 'draft' | 'submitted' | 'approved'
  orgPath: string
  authorId: string
  learnerIds: string[]
  openFrom?: string
  openUntil?: string
}

/** A workflow with everything a table can say. */
const planWorkflow = defineWorkflow<Plan>()({
  order: ['permission', 'repeat', 'revision', 'person', 'state', 'time'],
  problems: {
    permission: 'request/forbidden',
    state: 'announcements/wrong-state',
    time: 'announcements/time-past',
  },
  participants: {
    author: { of: ({ authorId }) => [authorId], problem: 'announcements/same-person' },
    learner: { of: ({ learnerIds }) => learnerIds, problem: 'credits/own-hours' },
  },
  steps: {
    submit: {
      onlyBy: 'author',
      from: ['draft'],
      to: 'submitted',
      problems: { state: 'credits/wrong-state' },
    },
    approve: {
      role: 'approver',
      notBy: ['author', 'learner'],
      from: ['submitted'],
      to: 'approved',
      notBefore: ({ openFrom }) => openFrom,
      notAfter: ({ openUntil }) => openUntil,
    },
    expire: { role: 'system', from: ['submitted'], to: 'draft', recordedAs: 'expired' },
  },
  offered: ['approve', 'submit'],
})

const grant = (role: Role, scope = 'P/'): Grant => ({
  role,
  scope,
  organisationId: 'P',
  organisationName: '某省',
})
const plan = (changes: Partial<Plan> = {}): Plan => ({
  state: 'submitted',
  orgPath: 'P/C/',
  authorId: 'author',
  learnerIds: ['learner'],
  ...changes,
})
const as = (personId: string, ...roles: Role[]) => ({ personId, grants: roles.map((role) => grant(role)) })
const noon = '2026-11-23T04:00:00.000Z'

describe('a step is refused', () => {
  test.each<[string, Partial<Plan>, 'submit' | 'approve', ReturnType<typeof as>, string | undefined]>([
    ['not at all, if every check passes', {}, 'approve', as('boss', 'approver'), undefined],
    ['not at all to `system`, which may do all of it', {}, 'approve', as('boss', 'system'), undefined],
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
      as('boss', 'system'),
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

test('the buttons are the offered steps that are not refused, in the order of the table', () => {
  const both = { ...plan(), authorId: 'other' }
  expect(actionsOf(planWorkflow, both, as('boss', 'system'), new Date(noon))).toEqual(['approve'])
  expect(actionsOf(planWorkflow, plan({ state: 'draft' }), as('author', 'system'), new Date(noon))).toEqual([
    'submit',
  ])
  expect(actionsOf(planWorkflow, plan({ state: 'approved' }), as('boss', 'system'), new Date(noon))).toEqual(
    [],
  )
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
