import { describe, expect, test } from '@jest/globals'
import { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import type { Grant } from '@zhixing/shared/identity/role'
import { actionsOf } from '@zhixing/shared/workflow/rules'
import {
  type AnnouncementAction,
  anAnnouncement,
  city,
  district,
  everyRole,
  grant,
  now,
  refusal,
} from './announcement-steps'

describe('who may take a step', () => {
  const cases: [string, AnnouncementAction, Grant[], string, string | undefined][] = [
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
})
