import { describe, expect, test } from '@jest/globals'
import { type AnnouncementAction, AnnouncementState } from '@zhixing/shared/announcements/contract'
import {
  type Action,
  actionsOf,
  mayView,
  refusalOf,
  rules,
  stateAfter,
  visibleTo,
  type Workflow,
} from '@zhixing/shared/announcements/rules'
import type { Grant, Role } from '@zhixing/shared/identity/role'
import fc from 'fast-check'

const [P, C, D] = ['P', 'C', 'D'].map((letter) => letter.repeat(26)) as [string, string, string]
const province = `${P}/`
const city = `${P}/${C}/`
const district = `${P}/${C}/${D}/`

const grant = (role: Role, scope = province): Grant => ({
  role,
  organisationId: P,
  organisationName: '某省',
  scope,
})
const everything = [grant('system')]
const workflow = (facts: Partial<Workflow> = {}): Workflow => ({
  state: 'draft',
  orgPath: city,
  authorId: 'author',
  editorIds: ['author'],
  ...facts,
})

describe('every state and every action', () => {
  const no = undefined
  const table: Record<AnnouncementState, Record<Action, AnnouncementState | undefined>> = {
    draft: {
      edit: 'draft',
      submit: 'submitted',
      approve: no,
      reject: no,
      publish: no,
      schedule: no,
      withdraw: no,
    },
    submitted: {
      edit: 'draft',
      submit: no,
      approve: 'approved',
      reject: 'draft',
      publish: no,
      schedule: no,
      withdraw: no,
    },
    approved: {
      edit: 'draft',
      submit: no,
      approve: no,
      reject: no,
      publish: 'published',
      schedule: 'scheduled',
      withdraw: no,
    },
    scheduled: {
      edit: no,
      submit: no,
      approve: no,
      reject: no,
      publish: 'published',
      schedule: 'scheduled',
      withdraw: 'withdrawn',
    },
    published: {
      edit: no,
      submit: no,
      approve: no,
      reject: no,
      publish: no,
      schedule: no,
      withdraw: 'withdrawn',
    },
    withdrawn: {
      edit: 'draft',
      submit: no,
      approve: no,
      reject: no,
      publish: no,
      schedule: no,
      withdraw: no,
    },
  }
  const rows = AnnouncementState.options.flatMap((state) =>
    Object.entries(table[state]).map(([action, to]) => [state, action as Action, to] as const),
  )
  test.each(rows)('%s, %s → %s', (state, action, to) => {
    const refusal = refusalOf(workflow({ state }), action, 'another', everything)
    expect(refusal).toBe(to ? undefined : 'announcements/wrong-state')
    if (to) expect(stateAfter(workflow({ state }), action)).toBe(to)
  })
})

describe('who may', () => {
  test.each<[string, Action, Grant[], string, string | undefined]>([
    ['approves what he wrote', 'approve', everything, 'author', 'announcements/same-person'],
    ['sends back what he wrote', 'reject', everything, 'author', 'announcements/same-person'],
    ['approves what he changed', 'approve', everything, 'changer', 'announcements/same-person'],
    ['approves what two others wrote', 'approve', [grant('approver')], 'another', undefined],
    [
      'publishes what he wrote, once another has approved it',
      'publish',
      [grant('publisher')],
      'author',
      undefined,
    ],
    [
      'edits without being an editor',
      'edit',
      [grant('approver'), grant('publisher'), grant('supervisor')],
      'another',
      'request/forbidden',
    ],
    ['approves beside his scope', 'approve', [grant('approver', district)], 'another', 'request/forbidden'],
    ['approves below his scope', 'approve', [grant('approver', city)], 'another', undefined],
    ['has no grant at all', 'withdraw', [], 'another', 'request/forbidden'],
  ])('somebody who %s', (_, action, grants, actorId, refusal) => {
    const state = AnnouncementState.options.find((from) => rules[action].to[from]) ?? 'draft'
    expect(refusalOf(workflow({ state, editorIds: ['author', 'changer'] }), action, actorId, grants)).toBe(
      refusal,
    )
  })

  test('the buttons are exactly what is not refused, and the schedule has none of its own', () => {
    const actions: AnnouncementAction[] = ['edit', 'submit', 'approve', 'reject', 'publish', 'withdraw']
    for (const state of AnnouncementState.options) {
      const buttons = actionsOf(workflow({ state }), 'another', everything)
      expect(buttons).toEqual(
        actions.filter((action) => !refusalOf(workflow({ state }), action, 'another', everything)),
      )
    }
  })

  test('an administrator reads what is addressed to his scope and not what is addressed above it', () => {
    expect(mayView({ orgPath: district }, [grant('supervisor', city)])).toBe(true)
    expect(mayView({ orgPath: province }, [grant('editor', city)])).toBe(false)
  })

  test('one grant that reaches is enough to read, none is not', () => {
    expect(mayView({ orgPath: city }, [grant('editor', district), grant('supervisor', city)])).toBe(true)
    expect(mayView({ orgPath: city }, [])).toBe(false)
  })
})

test('property: whatever people do in whatever order, what is published was approved by somebody who had not written a word of it', () => {
  const people = ['ann', 'bob', 'cat']
  const moves = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      action: fc.constantFrom<Action>(...(Object.keys(rules) as Action[])),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(moves, (sequence) => {
      let now = workflow({ authorId: 'ann', editorIds: ['ann'] })
      // An account of its own: the words of the present text and who last said yes to them.
      let words = new Set(['ann'])
      let approver: string | undefined
      for (const { who, action } of sequence) {
        if (refusalOf(now, action, who, everything)) continue
        const state = stateAfter(now, action)
        if (action === 'edit') {
          const renewed = now.state === 'withdrawn'
          words = new Set(renewed ? ['ann', who] : [...words, who])
          now = { ...now, state, editorIds: renewed ? [who] : [...now.editorIds, who] }
          approver = undefined
        } else now = { ...now, state }
        if (action === 'approve') approver = who
        if (action === 'reject') approver = undefined
        if (state === 'published' || state === 'scheduled') {
          expect(approver).toBeDefined()
          expect(words.has(approver ?? '')).toBe(false)
        }
      }
    }),
    { numRuns: 500 },
  )
})

describe('an announcement is visible to', () => {
  test.each<[string, Parameters<typeof visibleTo>[0], Parameters<typeof visibleTo>[1], boolean]>([
    [
      'a learner of the very organisation',
      { orgPath: city, jobLevels: [] },
      { orgPath: city, jobLevel: 'clerk' },
      true,
    ],
    ['a learner below it', { orgPath: city, jobLevels: [] }, { orgPath: district, jobLevel: 'clerk' }, true],
    [
      'no learner above it',
      { orgPath: district, jobLevels: [] },
      { orgPath: city, jobLevel: 'clerk' },
      false,
    ],
    [
      'a learner of a job level it names',
      { orgPath: city, jobLevels: ['clerk'] },
      { orgPath: city, jobLevel: 'clerk' },
      true,
    ],
    [
      'no learner of another',
      { orgPath: city, jobLevels: ['bureau'] },
      { orgPath: city, jobLevel: 'clerk' },
      false,
    ],
    ['a guest, if it is for the whole province', { orgPath: province, jobLevels: [] }, undefined, true],
    ['no guest, if it is for a city', { orgPath: city, jobLevels: [] }, undefined, false],
    ['no guest, if it is for a job level', { orgPath: province, jobLevels: ['clerk'] }, undefined, false],
  ])('%s', (_, audience, learner, visible) => {
    expect(visibleTo(audience, learner)).toBe(visible)
  })
})
