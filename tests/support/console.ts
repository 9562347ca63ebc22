import { expect } from '@jest/globals'
import { confirmConsoleSignIn } from '@zhixing/shared/identity/contract'
import type { Page } from 'playwright-core'
import type { launch } from './browser'
import { phoneOf } from './phone'

type Browser = Awaited<ReturnType<typeof launch>>

/** An administrator at his desk: he opens a page of the console, scans the code, compares the digits, confirms, and is where he wanted to be. */
export async function atHisDesk(browser: Browser, url: string, personId: string, path = '/'): Promise<Page> {
  const page = await browser.newPage(url, { width: 1440, height: 900 })
  const answered = page.waitForResponse(
    (response) => new URL(response.url()).pathname === '/v1/console-sign-ins',
  )
  await page.goto(`/console${path}`)
  const { signInId } = (await (await answered).json()) as { signInId: string }
  const phone = await phoneOf(url, personId)
  const { checkDigits } = await phone.scan(signInId)
  expect(await page.getByTestId('check-digits').textContent()).toBe(checkDigits)
  await page.getByText('已扫码，请在手机上确认').waitFor()
  await phone.ask(confirmConsoleSignIn, { signInId, confirm: true })
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
  return page
}
