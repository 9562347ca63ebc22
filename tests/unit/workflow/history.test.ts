import { expect, test } from '@jest/globals'
import { documentAfterStep } from '@zhixing/functions/core/workflow/document-step'
import type { StoredStep } from '@zhixing/functions/core/workflow/history'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'

const found = {
  state: 'draft',
  orgPath: 'P/',
  revision: 4,
  updatedAt: '2026-11-01T00:00:00.000Z',
  history: [] as StoredStep[],
}
const now = new Date('2026-11-23T04:00:00.000Z')

test('a history of any length keeps every decision, and forgets the oldest other steps beyond 200', () => {
  const order = [
    'edit',
    'edit',
    'submit',
    'approve',
    'schedule',
    'schedule',
    'withdraw',
    'submit',
    'reject',
  ] as const
  let document = found
  const expected: number[] = []
  for (let n = 0; n < 900; n++) {
    const action = order[n % order.length] ?? 'edit'
    const by = { personId: `editor ${n}` } // two edits in a row are by two people
    const revision = document.revision + 1
    document = {
      ...documentAfterStep({ workflow: announcementWorkflow, action, caller: by, now }, document, '甲', {}),
      revision,
    }
    if (['approve', 'withdraw', 'reject'].includes(action)) expected.push(revision)
  }
  const decisions = document.history.filter(({ step }) =>
    ['approved', 'withdrawn', 'rejected'].includes(step),
  )
  expect(decisions.map(({ revision }) => revision)).toEqual(expected)
  expect(document.history.length).toBe(expected.length)
  expect(document.history.at(-1)?.revision).toBe(document.revision)
})

test('a short history keeps every step', () => {
  let document = found
  for (let n = 0; n < 200; n++) {
    const by = { personId: `editor ${n}` }
    document = documentAfterStep(
      { workflow: announcementWorkflow, action: 'edit', caller: by, now },
      document,
      '甲',
      {},
    )
  }
  expect(document.history).toHaveLength(200)
})
