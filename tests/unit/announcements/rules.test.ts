import { describe, expect, test } from '@jest/globals'
import { AnnouncementState } from '@zhixing/shared/announcements/contract'
import {
  type Audience,
  announcementWorkflow,
  isAddressedTo,
  mayViewAnnouncement,
  type WorkflowAnnouncement,
} from '@zhixing/shared/announcements/rules'
import type { Grant, JobLevel, Role } from '@zhixing/shared/identity/role'
import { actionsOf, refusalOf, stateAfter } from '@zhixing/shared/workflow/rules'
import type { ActionOf } from '@zhixing/shared/workflow/table'
import fc from 'fast-check'

type Action = ActionOf<typeof announcementWorkflow>

const [P, C, D] = ['P', 'C', 'D'].map((letter) => letter.repeat(26)) as [string, string, string]
const province = `${P}/`
const city = `${P}/${C}/`
const district = `${P}/${C}/${D}/`
const now = new Date('2026-11-23T01:00:00.000Z')

const grant = (role: Role, scope = province): Grant => ({
  role,
  organisationId: P,
  organisationName: '某省',
  scope,
})
const everyRole = [grant('system')]
const anAnnouncement = (changes: Partial<WorkflowAnnouncement> = {}): WorkflowAnnouncement => ({
  state: 'draft',
  orgPath: city,
  authorId: 'author',
  editorIds: ['author'],
  ...changes,
})
const refusal = (announcement: WorkflowAnnouncement, action: Action, personId: string, grants: Grant[]) =>
  refusalOf(announcementWorkflow, announcement, action, { personId, grants }, now)

describe('every step from every state', () => {
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
      pin: no,
    },
    submitted: {
      edit: 'draft',
      submit: no,
      approve: 'approved',
      reject: 'draft',
      publish: no,
      schedule: no,
      withdraw: no,
      pin: no,
    },
    approved: {
      edit: 'draft',
      submit: no,
      approve: no,
      reject: no,
      publish: 'published',
      schedule: 'scheduled',
      withdraw: no,
      pin: no,
    },
    scheduled: {
      edit: no,
      submit: no,
      approve: no,
      reject: no,
      publish: 'published',
      schedule: 'scheduled',
      withdraw: 'withdrawn',
      pin: no,
    },
    published: {
      edit: no,
      submit: no,
      approve: no,
      reject: no,
      publish: no,
      schedule: no,
      withdraw: 'withdrawn',
      pin: 'published',
    },
    withdrawn: {
      edit: 'draft',
      submit: no,
      approve: no,
      reject: no,
      publish: no,
      schedule: no,
      withdraw: no,
      pin: no,
    },
  }
  const rows = AnnouncementState.options.flatMap((state) =>
    Object.entries(table[state]).map(([action, to]) => [state, action as Action, to] as const),
  )
  test.each(rows)('%s, %s → %s', (state, action, to) => {
    expect(refusal(anAnnouncement({ state }), action, 'another', everyRole)).toBe(
      to ? undefined : 'announcements/wrong-state',
    )
    if (to) expect(stateAfter(announcementWorkflow, action)).toBe(to)
  })
})

describe('who may take a step', () => {
  const cases: [string, Action, Grant[], string, string | undefined][] = [
    ['the author does not approve', 'approve', everyRole, 'author', 'announcements/same-person'],
    ['the author does not send back', 'reject', everyRole, 'author', 'announcements/same-person'],
    [
      'an editor of this version does not approve',
      'approve',
      everyRole,
      'editor',
      'announcements/same-person',
    ],
    ['an approver who wrote none of it approves', 'approve', [grant('approver')], 'another', undefined],
    [
      'the author publishes what another person approved',
      'publish',
      [grant('publisher')],
      'author',
      undefined,
    ],
    [
      'only an editor edits',
      'edit',
      [grant('approver'), grant('publisher'), grant('supervisor')],
      'another',
      'request/forbidden',
    ],
    [
      'no one approves outside their scope',
      'approve',
      [grant('approver', district)],
      'another',
      'request/forbidden',
    ],
    ['an approver approves within their scope', 'approve', [grant('approver', city)], 'another', undefined],
    ['a publisher pins within their scope', 'pin', [grant('publisher', city)], 'author', undefined],
    [
      'an approver who may not publish does not pin',
      'pin',
      [grant('approver'), grant('editor')],
      'another',
      'request/forbidden',
    ],
    ['a person without a grant takes no step', 'withdraw', [], 'another', 'request/forbidden'],
  ]
  test.each(cases)('%s', (_, action, grants, personId, expected) => {
    const [state] = announcementWorkflow.steps[action].from
    const announcement = anAnnouncement({ state, editorIds: ['author', 'editor'] })
    expect(refusal(announcement, action, personId, grants)).toBe(expected)
  })

  test('the buttons are exactly the steps that are not refused, and scheduling has no button of its own', () => {
    for (const state of AnnouncementState.options) {
      const buttons = actionsOf(
        announcementWorkflow,
        anAnnouncement({ state }),
        { personId: 'another', grants: everyRole },
        now,
      )
      const allowed = (['edit', 'submit', 'approve', 'reject', 'publish', 'withdraw', 'pin'] as const).filter(
        (action) => !refusal(anAnnouncement({ state }), action, 'another', everyRole),
      )
      expect(buttons).toEqual(allowed)
    }
  })

  test('an administrator reads what is addressed to their scope and not what is addressed above it', () => {
    expect(mayViewAnnouncement({ orgPath: district }, [grant('supervisor', city)])).toBe(true)
    expect(mayViewAnnouncement({ orgPath: province }, [grant('editor', city)])).toBe(false)
  })

  test('one grant whose scope covers it is enough to read, none is not', () => {
    const grants = [grant('editor', district), grant('supervisor', city)]
    expect(mayViewAnnouncement({ orgPath: city }, grants)).toBe(true)
    expect(mayViewAnnouncement({ orgPath: city }, [])).toBe(false)
  })
})

test('property: after any sequence of steps, a published text was approved by a person who wrote none of it', () => {
  const people = ['ann', 'bob', 'cat']
  const sequences = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      action: fc.constantFrom(...(Object.keys(announcementWorkflow.steps) as Action[])),
    }),
    { minLength: 1, maxLength: 40 },
  )
  fc.assert(
    fc.property(sequences, (sequence) => {
      let current = anAnnouncement({ authorId: 'ann', editorIds: ['ann'] })
      // The test's own account: the writers of the present text, and who approved it last.
      let writers = new Set(['ann'])
      let approver: string | undefined
      for (const { who, action } of sequence) {
        if (refusal(current, action, who, everyRole)) continue
        const state = stateAfter(announcementWorkflow, action)
        if (action === 'edit') {
          const isNewVersion = current.state === 'withdrawn'
          writers = new Set(isNewVersion ? ['ann', who] : [...writers, who])
          current = { ...current, state, editorIds: isNewVersion ? [who] : [...current.editorIds, who] }
          approver = undefined
        } else current = { ...current, state }
        if (action === 'approve') approver = who
        if (action === 'reject') approver = undefined
        if (state === 'published' || state === 'scheduled') {
          expect(approver).toBeDefined()
          expect(writers.has(approver ?? '')).toBe(false)
        }
      }
    }),
    { numRuns: 500 },
  )
})

describe('an announcement is visible to', () => {
  const cases: [string, Audience, { orgPath: string; jobLevel: JobLevel } | undefined, boolean][] = [
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
      'no learner of another job level',
      { orgPath: city, jobLevels: ['bureau'] },
      { orgPath: city, jobLevel: 'clerk' },
      false,
    ],
    ['a guest, if it is for the whole province', { orgPath: province, jobLevels: [] }, undefined, true],
    ['no guest, if it is for a city', { orgPath: city, jobLevels: [] }, undefined, false],
    ['no guest, if it is for a job level', { orgPath: province, jobLevels: ['clerk'] }, undefined, false],
  ]
  test.each(cases)('%s', (_, audience, learner, visible) => {
    expect(isAddressedTo(audience, learner)).toBe(visible)
  })
})
