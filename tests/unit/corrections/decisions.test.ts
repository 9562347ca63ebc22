import { describe, expect, test } from '@jest/globals'
import type { WorkflowCreditRequest } from '@zhixing/shared/corrections/rules'
import type { Role } from '@zhixing/shared/identity/role'
import { open, type RequestAction, refusal } from './request-steps'

describe('who may decide what', () => {
  const cases: [string, Partial<WorkflowCreditRequest>, RequestAction, string, Role, string | undefined][] = [
    ['another person approves', {}, 'approve', 'boss', 'approver', undefined],
    ['another person rejects', {}, 'reject', 'boss', 'approver', undefined],
    ['a system administrator does not approve', {}, 'approve', 'boss', 'system', 'request/forbidden'],
    ['the requester does not approve', {}, 'approve', 'requester', 'approver', 'credits/same-person'],
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
      'approver',
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
    ['no other person withdraws', {}, 'withdraw', 'boss', 'supervisor', 'request/forbidden'],
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
})
