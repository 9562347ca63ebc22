import { describe, expect, test } from '@jest/globals'
import type { DraftState } from '@zhixing/shared/catalogue/contract'
import { courseWorkflow, type WorkflowCourse } from '@zhixing/shared/catalogue/workflow'
import { businessRoles, type Role } from '@zhixing/shared/identity/role'
import { refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'

type Action = ActionOf<typeof courseWorkflow>

const province = 'P'.repeat(26)
const now = new Date('2026-11-23T01:00:00.000Z')

function refusal(course: Partial<WorkflowCourse>, action: Action, personId: string, ...roles: Role[]) {
  const scope = `${province}/`
  const document = { state: 'draft' as const, orgPath: scope, editorIds: ['writer'], ...course }
  const grants = roles.map((role) => ({ role, organisationId: province, organisationName: '某省', scope }))
  return refusalOf(courseWorkflow, document, action, { personId, grants }, now)
}

describe('every step from every state', () => {
  const no = undefined
  const table: Record<DraftState, Record<Action, DraftState | undefined>> = {
    draft: {
      ...{ edit: 'draft', submit: 'submitted', approve: no, reject: no, publish: no },
      withdraw: 'withdrawn',
    },
    submitted: {
      ...{ edit: 'draft', submit: no, approve: 'approved', reject: 'draft', publish: no },
      withdraw: 'withdrawn',
    },
    approved: {
      ...{ edit: 'draft', submit: no, approve: no, reject: no, publish: 'published' },
      withdraw: 'withdrawn',
    },
    published: {
      ...{ edit: 'draft', submit: no, approve: no, reject: no, publish: no },
      withdraw: 'withdrawn',
    },
    withdrawn: {
      ...{ edit: 'draft', submit: 'submitted', approve: no, reject: no, publish: no },
      withdraw: no,
    },
  }
  const cells = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([action, to]) => [state as DraftState, action as Action, to] as const),
  )
  test.each(cells)('%s, %s: %s', (state, action, to) => {
    const problem = refusal({ state }, action, 'another person', ...businessRoles)
    expect(problem).toBe(to === undefined ? 'catalogue/wrong-state' : undefined)
    if (to !== undefined) expect(stateAfter(courseWorkflow, action)).toBe(to)
  })
})

describe('who may take a step', () => {
  test.each<[Action, DraftState, Role]>([
    ['edit', 'draft', 'editor'],
    ['submit', 'draft', 'editor'],
    ['approve', 'submitted', 'approver'],
    ['reject', 'submitted', 'approver'],
    ['publish', 'approved', 'publisher'],
    ['withdraw', 'published', 'publisher'],
  ])('%s from %s: %s and no other role', (action, state, role) => {
    const roles: Role[] = ['editor', 'approver', 'publisher', 'supervisor']
    for (const each of roles)
      expect(refusal({ state }, action, 'another person', each)).toBe(
        each === role ? undefined : 'request/forbidden',
      )
  })

  test('a writer decides nothing about the course; control: another person does', () => {
    for (const action of ['approve', 'reject'] as const) {
      expect(refusal({ state: 'submitted' }, action, 'writer', ...businessRoles)).toBe(
        'catalogue/same-person',
      )
      expect(refusal({ state: 'submitted' }, action, 'another person', ...businessRoles)).toBeUndefined()
    }
  })
})
