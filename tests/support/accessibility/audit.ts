import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface AccessibilityFault {
  rule: string
  element: string
  summary: string
}

interface AxeViolation {
  id: string
  impact: 'minor' | 'moderate' | 'serious' | 'critical'
  nodes: { html: string; failureSummary: string }[]
}

/** What axe calls serious or critical on a page. */
export async function listSeriousFaults(page: Page): Promise<AccessibilityFault[]> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => ({
        rule: id,
        element: html.slice(0, 200),
        summary: failureSummary.slice(0, 300),
      })),
    )
}

const TARGET_PIXELS_MIN = 44

/** Controls smaller than a finger, and elements that react to a tap without a role. */
export const listSmallTargets = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})]
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0)
    .filter(({ box }) => box.width < ${TARGET_PIXELS_MIN} - 0.5 || box.height < ${TARGET_PIXELS_MIN} - 0.5)
    .map(({ element, box }) =>
      [element.className, element.textContent.slice(0, 20), Math.round(box.width), Math.round(box.height)])
    .map((facts) => facts.join(' | '))`)

/** By how many pixels the page is wider than its window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
