import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import { type LaunchedBrowser, launchBrowser } from './browser'
import { type RunningStack, startStack } from './stack'

/**
 * Starts the whole system and a browser for the tests of a file. After each test, no page may have thrown or
 * called another host.
 */
export function runSystem() {
  let stack: RunningStack
  let browser: LaunchedBrowser
  beforeAll(async () => {
    stack = await startStack()
    browser = await launchBrowser()
  }, 250_000)
  afterAll(async () => {
    await browser?.close()
    await stack?.stop()
  }, 30_000)
  afterEach(() => expect(browser.violations()).toEqual([]))
  return {
    get url() {
      return stack.url
    },
    get browser() {
      return browser
    },
  }
}
