import { expect } from '@jest/globals'
import { confirmConsoleSignIn } from '@zhixing/shared/identity/contract'
import type { Page } from 'playwright-core'
import type { LaunchedBrowser } from './browser'
import { phoneOf } from './phone'

/**
 * Opens a page of the console as one of the demo's people: scans the code, compares the digits, confirms,
 * enters the code of a second factor if there is one, and waits for the menu.
 */
export async function openConsoleAs(
  browser: LaunchedBrowser,
  url: string,
  personId: string,
  path = '/',
  enterCode?: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await browser.newPage(url, { width: 1440, height: 900 })
  const signInStarted = page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/v1/console-sign-ins',
  )
  await page.goto(`/console${path}`)
  const { signInId } = (await (await signInStarted).json()) as { signInId: string }
  const phone = await phoneOf(url, personId)
  const { checkDigits } = await phone.scan(signInId)
  expect(await page.getByTestId('check-digits').textContent()).toBe(checkDigits)
  await page.getByText('已扫码，请在手机上确认').waitFor()
  await phone.ask(confirmConsoleSignIn, { signInId, confirm: true })
  await enterCode?.(page)
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}
