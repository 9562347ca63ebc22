import { expect, test } from '@jest/globals'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { stateAfter } from '@zhixing/shared/workflow/rules'
import fc from 'fast-check'
import { type AnnouncementAction, anAnnouncement, everyRole, refusal } from './announcement-steps'

test('property: after any sequence of steps, a published text was approved by a person who wrote none of it', () => {
  const people = ['ann', 'bob', 'cat']
  const sequences = fc.array(
    fc.record({
      who: fc.constantFrom(...people),
      action: fc.constantFrom(...(Object.keys(announcementWorkflow.steps) as AnnouncementAction[])),
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
