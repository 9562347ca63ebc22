import { describe, expect, test } from '@jest/globals'
import { contentHashOf } from '@zhixing/functions/core/content-hash'
import { documentAfterStep } from '@zhixing/functions/core/workflow/document-step'
import { isLastStep } from '@zhixing/functions/core/workflow/history'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { creditRequestWorkflow } from '@zhixing/shared/corrections/rules'
import { reviewWorkflow } from '@zhixing/shared/reviews/rules'
import type { AnyWorkflow } from '@zhixing/shared/workflow/table'

const workflows: Record<string, AnyWorkflow> = {
  announcements: announcementWorkflow,
  reviews: reviewWorkflow,
  corrections: creditRequestWorkflow,
}
const everyStep = Object.entries(workflows).flatMap(([name, workflow]) =>
  Object.keys(workflow.steps).map((action) => ({ name, action, workflow })),
)
const found = {
  state: 'draft',
  orgPath: 'P/',
  revision: 4,
  updatedAt: '2026-11-01T00:00:00.000Z',
  history: [],
  bellPending: '2026-11-02T00:00:00.000Z',
  publishAt: '2026-11-03T00:00:00.000Z',
  facts: { title: '通知' },
}
const caller = { personId: 'editor' }
const now = new Date('2026-11-23T04:00:00.000Z')

test.each(everyStep)('what $action of $name does not name stays', ({ workflow, action }) => {
  const { state: _, updatedAt: __, history: ___, ...rest } = found
  expect(documentAfterStep({ workflow, action, caller, now }, found, '甲', {})).toMatchObject(rest)
})

describe('a repeat', () => {
  const edit = (content: object) =>
    documentAfterStep(
      { workflow: announcementWorkflow, action: 'edit', caller, now, content },
      found,
      '甲',
      {},
    )
  const isRepeat = (saved: ReturnType<typeof edit>, content: object) =>
    isLastStep({ ...saved, revision: 5 }, 'saved', caller, { seenRevision: 4, content })

  test('is the same step of the same person with the same content, in any order of fields', () => {
    const saved = edit({ facts: { title: '甲稿', body: [{ kind: 'paragraph', text: '一' }] } })
    expect(isRepeat(saved, { facts: { body: [{ text: '一', kind: 'paragraph' }], title: '甲稿' } })).toBe(
      true,
    )
    expect(isRepeat(saved, { facts: { title: '乙稿', body: [{ kind: 'paragraph', text: '一' }] } })).toBe(
      false,
    )
  })

  test('of a step without content needs no hash, so that steps stored before hashes are answered again', () => {
    expect(contentHashOf({ comment: undefined })).toBeUndefined()
    expect(isRepeat(edit({}), {})).toBe(true)
    expect(isRepeat(edit({}), { facts: {} })).toBe(false)
  })

  test('with half a character in its content has a hash like any other', () => {
    expect(contentHashOf({ reason: '\ud842' })).not.toBe(contentHashOf({ reason: '\udfb7' }))
  })
})
