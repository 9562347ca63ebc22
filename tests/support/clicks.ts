import type { Page } from 'playwright-core'

/** Counts the clicks of the mouse on a page from now on, until the page is left for another document. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(`(() => {
    window.clicks = 0
    addEventListener('click', ({ isTrusted, detail }) => {
      const isByMouse = isTrusted && detail > 0 // Enter on a button, and a label for its input, have 0
      if (isByMouse) window.clicks += 1
    }, true)
  })()`)
  return () => page.evaluate('window.clicks')
}
