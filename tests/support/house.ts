import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import { launch } from './browser'
import { type Stack, startStack } from './stack'

/** Everything running and a browser before it, for all tests of a file. After each of them: no page threw, and none asked anybody but us. */
export function standing() {
  let stack: Stack
  let browser: Awaited<ReturnType<typeof launch>>
  beforeAll(async () => {
    stack = await startStack()
    browser = await launch()
  }, 250_000)
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  }, 30_000)
  afterEach(() => expect(browser.complaints()).toEqual([]))
  return {
    get url() {
      return stack.url
    },
    get browser() {
      return browser
    },
  }
}
