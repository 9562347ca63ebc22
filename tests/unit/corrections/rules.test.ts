import { describe, expect, test } from '@jest/globals'
import { EntryId } from '@zhixing/shared/corrections/contract'
import {
  creditRequestWorkflow,
  lowestCommonPath,
  mayViewRequest,
  nearestGrant,
  type WorkflowCreditRequest,
} from '@zhixing/shared/corrections/rules'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import { actionsOf, refusalByCheck, refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'
import fc from 'fast-check'

type RequestAction = ActionOf<typeof creditRequestWorkflow>

const now = new Date('2026-11-23T01:00:00.000Z')
const county = 'P/C/'
const grant = (role: Role, scope = county, organisationName = '甲县'): Grant => ({
  role,
  organisationId: 'C',
  organisationName,
  scope,
})
const open: WorkflowCreditRequest = {
  kind: 'reversal',
  state: 'open',
  orgPath: 'P/C/T/',
  requestedBy: 'requester',
  learnerIds: ['learner', 'other'],
}
const refusal = (
  request: WorkflowCreditRequest,
  action: RequestAction,
  personId: string,
  ...roles: Role[]
) => {
  const grants = roles.map((role) => grant(role))
  return refusalOf(creditRequestWorkflow, request, action, { personId, grants }, now)
}

describe('who may decide what', () => {
  const cases: [string, Partial<WorkflowCreditRequest>, RequestAction, string, Role, string | undefined][] = [
    ['another person approves', {}, 'approve', 'boss', 'approver', undefined],
    ['another person rejects', {}, 'reject', 'boss', 'approver', undefined],
    ['system may do all of it', {}, 'approve', 'boss', 'system', undefined],
    ['the requester does not approve', {}, 'approve', 'requester', 'system', 'credits/same-person'],
    ['the requester does not reject', {}, 'reject', 'requester', 'approver', 'credits/same-person'],
    ['no one approves their own hours', {}, 'approve', 'other', 'approver', 'credits/own-hours'],
    ['no one rejects their own hours', {}, 'reject', 'learner', 'approver', 'credits/own-hours'],
    [
      'the supervisor who answered the appeal does not approve',
      { barredIds: ['third', 'boss'] },
      'approve',
      'boss',
      'approver',
      'credits/took-part',
    ],
    [
      'the supervisor who answered the appeal does not reject',
      { barredIds: ['boss'] },
      'reject',
      'boss',
      'system',
      'credits/took-part',
    ],
    [
      'a person who did not answer it may',
      { barredIds: ['third'] },
      'approve',
      'boss',
      'approver',
      undefined,
    ],
    ['only an approver approves', {}, 'approve', 'boss', 'supervisor', 'request/forbidden'],
    ['the requester withdraws', {}, 'withdraw', 'requester', 'supervisor', undefined],
    ['no other person withdraws', {}, 'withdraw', 'boss', 'system', 'request/forbidden'],
    [
      'an approved request is not approved again',
      { state: 'approved' },
      'approve',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'a rejected request is not approved',
      { state: 'rejected' },
      'approve',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'a withdrawn request is not rejected',
      { state: 'withdrawn' },
      'reject',
      'boss',
      'approver',
      'credits/wrong-state',
    ],
    [
      'an approved request is not withdrawn',
      { state: 'approved' },
      'withdraw',
      'requester',
      'supervisor',
      'credits/wrong-state',
    ],
    [
      'the requester of a decided request is still told that another person decides',
      { state: 'approved' },
      'approve',
      'requester',
      'approver',
      'credits/same-person',
    ],
    [
      'an approver of another county does not approve',
      { orgPath: 'P/D/' },
      'approve',
      'boss',
      'approver',
      'request/forbidden',
    ],
  ]
  test.each(cases)('%s', (_, changes, action, personId, role, problem) => {
    expect(refusal({ ...open, ...changes }, action, personId, role)).toBe(problem)
  })

  test('the offered steps are those that are not refused', () => {
    const offered = (request: WorkflowCreditRequest, personId: string, role: Role) =>
      actionsOf(creditRequestWorkflow, request, { personId, grants: [grant(role)] }, now)
    expect(offered(open, 'boss', 'approver')).toEqual(['approve', 'reject'])
    expect(offered(open, 'requester', 'system')).toEqual(['withdraw'])
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
    ['system', true, true],
    ['editor', false, true],
    ['publisher', false, false],
  ])('%s sees reversals: %s, declarations: %s, within their scope', (role, reversal, declaration) => {
    expect(mayViewRequest(open, [grant(role)])).toBe(reversal)
    expect(mayViewRequest({ ...open, kind: 'declaration' }, [grant(role)])).toBe(declaration)
    expect(mayViewRequest({ ...open, kind: 'declaration', orgPath: 'P/CC/' }, [grant(role)])).toBe(false)
  })
})

describe('the office of a request', () => {
  test.each([
    [['P/C/T/', 'P/C/T/'], 'P/C/T/'],
    [['P/C/T/', 'P/C/U/'], 'P/C/'],
    [['P/C/', 'P/C/U/'], 'P/C/'],
    [['P/C/U/', 'P/C/'], 'P/C/'],
    [['P/C/T/', 'P/C/T/V/', 'P/D/'], 'P/'],
    [['P/1/', 'P/10/'], 'P/'],
    [['P/', 'Q/'], ''],
    [[], ''],
  ])('the lowest organisation above %j is %s', (paths, common) =>
    expect(lowestCommonPath(paths)).toBe(common),
  )

  test('is the nearest of those for which the requester may request', () => {
    const grants = [
      grant('supervisor', 'P/', '省'),
      grant('supervisor', 'P/C/', '县'),
      grant('approver', 'P/C/T/', '乡'),
      grant('supervisor', 'P/D/', '邻县'),
    ]
    expect(nearestGrant(grants, ['supervisor'], 'P/C/T/')?.organisationName).toBe('县')
    expect(nearestGrant(grants, ['supervisor'], 'P/E/')?.organisationName).toBe('省')
    expect(nearestGrant([grant('system', 'P/', '省')], ['supervisor'], 'P/C/')?.organisationName).toBe('省')
    expect(nearestGrant([grant('approver')], ['supervisor'], 'P/C/')).toBeUndefined()
  })
})

test('an entry id is the id of an award, of a declared day or of a reversal of one, and nothing else', () => {
  const course = '01HC0VRSE00000000000000001'
  for (const id of [
    `2026-${course}-00001`,
    `2026-${course}-00001-R-R`,
    `2026-CLASS-${'c'.repeat(20)}-20260310`,
  ])
    expect(EntryId.safeParse(id).success).toBe(true)
  for (const id of [
    '2026',
    `2026-${course}`,
    `2026-${course}-1`,
    `2026-${course}-00001#R`,
    `2026-CLASS-x-20260310`,
  ])
    expect(EntryId.safeParse(id).success).toBe(false)
})
