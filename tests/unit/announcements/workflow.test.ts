import { describe, expect, test } from '@jest/globals'
import { AnnouncementState } from '@zhixing/shared/announcements/contract'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { stateAfter } from '@zhixing/shared/workflow/rules'
import { type AnnouncementAction, anAnnouncement, everyRole, refusal } from './announcement-steps'

describe('every step from every state', () => {
  const no = undefined
  const table: Record<AnnouncementState, Record<AnnouncementAction, AnnouncementState | undefined>> = {
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
    Object.entries(table[state]).map(([action, to]) => [state, action as AnnouncementAction, to] as const),
  )
  test.each(rows)('%s, %s → %s', (state, action, to) => {
    expect(refusal(anAnnouncement({ state }), action, 'another', everyRole)).toBe(
      to ? undefined : 'announcements/wrong-state',
    )
    if (to) expect(stateAfter(announcementWorkflow, action)).toBe(to)
  })
})
