import { expect, test } from '@jest/globals'
import { announcementWorkflow } from '@zhixing/shared/announcements/rules'
import { courseWorkflow } from '@zhixing/shared/catalogue/workflow'
import { grantWorkflow } from '@zhixing/shared/grants/rules'
import { changeTitles } from '@zhixing/shared/modules'
import { reviewWorkflow } from '@zhixing/shared/reviews/rules'
import { nameInHistory } from '@zhixing/shared/workflow/rules'
import type { AnyWorkflow } from '@zhixing/shared/workflow/table'

const workflows: Record<string, AnyWorkflow> = {
  announcements: announcementWorkflow,
  catalogue: courseWorkflow,
  grants: grantWorkflow,
  reviews: reviewWorkflow,
}
/** `pin` is an answer of the rules; its verbs record `pinned` and `unpinned`. */
const recordedOtherwise = ['announcements/pin']

test('every step of every workflow has a Chinese title in the audit log', () => {
  const recorded = Object.entries(workflows).flatMap(([module, workflow]) =>
    Object.keys(workflow.steps)
      .filter((action) => !recordedOtherwise.includes(`${module}/${action}`))
      .map((action) => `${module}/${nameInHistory(workflow, action)}`),
  )
  expect(recorded.filter((step) => !changeTitles.has(step))).toEqual([])
  expect(recorded.length).toBeGreaterThan(15)
})

test('control: a step that no module declares has none', () => {
  expect(changeTitles.has('grants/forgotten')).toBe(false)
})
