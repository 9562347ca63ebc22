import { describe, expect, test } from '@jest/globals'
import {
  creditRequestWorkflow,
  mayViewRequest,
  type WorkflowCreditRequest,
} from '@zhixing/shared/corrections/rules'
import type { Role } from '@zhixing/shared/identity/role'
import { actionsOf, refusalByCheck, stateAfter } from '@zhixing/shared/workflow/rules'
import fc from 'fast-check'
import { grant, now, open, refusal } from './request-steps'

describe('who may decide what', () => {
  test('the offered steps are those that are not refused', () => {
    const offered = (request: WorkflowCreditRequest, personId: string, role: Role) =>
      actionsOf(creditRequestWorkflow, request, { personId, grants: [grant(role)] }, now)
    expect(offered(open, 'boss', 'approver')).toEqual(['approve', 'reject'])
    expect(offered(open, 'requester', 'approver')).toEqual(['withdraw'])
    expect(offered({ ...open, state: 'approved' }, 'boss', 'approver')).toEqual([])
  })

  test('the person check alone tells why an approver is barred', () => {
    const barred = (personId: string) =>
      refusalByCheck(creditRequestWorkflow, open, 'approve', 'person', { personId, grants: [] }, now)
    expect([barred('requester'), barred('other'), barred('boss')]).toEqual([
      'credits/same-person',
      'credits/own-hours',
      undefined,
    ])
  })

  test('each step leads to one final state', () => {
    const states = (['approve', 'reject', 'withdraw'] as const).map((action) =>
      stateAfter(creditRequestWorkflow, action),
    )
    expect(states).toEqual(['approved', 'rejected', 'withdrawn'])
  })

  test('neither the requester nor a learner it concerns ever decides, whatever roles they hold', () => {
    type Rule = typeof refusal
    const anotherPersonDecides = (rule: Rule) =>
      fc.property(
        fc.constantFrom('requester', 'learner', 'other', 'boss', 'second'),
        fc.array(fc.constantFrom<Role>('editor', 'publisher', 'approver', 'supervisor', 'system'), {
          maxLength: 5,
        }),
        fc.constantFrom('approve', 'reject'),
        (personId, roles, action) => {
          const mayDecide = rule(open, action, personId, ...roles) === undefined
          return !mayDecide || (personId !== open.requestedBy && !open.learnerIds.includes(personId))
        },
      )
    fc.assert(anotherPersonDecides(refusal), { numRuns: 500 })
    const withoutRequester: Rule = (request, ...rest) => refusal({ ...request, requestedBy: '' }, ...rest)
    expect(fc.check(anotherPersonDecides(withoutRequester), { numRuns: 500 }).failed).toBe(true)
  })

  test.each<[Role, boolean, boolean]>([
    ['supervisor', true, true],
    ['approver', true, true],
    ['system', false, false],
    ['editor', false, true],
    ['publisher', false, false],
  ])('%s sees reversals: %s, declarations: %s, within their scope', (role, reversal, declaration) => {
    expect(mayViewRequest(open, [grant(role)])).toBe(reversal)
    expect(mayViewRequest({ ...open, kind: 'declaration' }, [grant(role)])).toBe(declaration)
    expect(mayViewRequest({ ...open, kind: 'declaration', orgPath: 'P/CC/' }, [grant(role)])).toBe(false)
  })
})
