import { expect, test } from '@jest/globals'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import type { Page } from 'playwright-core'
import { openConsoleAs } from '../support/console'
import { runSystem } from '../support/running-system'

const system = runSystem()

const LEARNER = 'p98277514' // 高睿 of the demo data, who studied for six hours without a pause
const appealText = '当天单位停电，我在县图书馆一直学到下午，管理员可以作证。'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const seesMessage = (page: Page, words: string) => page.locator('.ant-message').getByText(words).waitFor()
const pathOf = (page: Page) => new URL(page.url()).pathname.replace('/console', '')
/** Only visible text: the router keeps earlier pages in the document, hidden. */
const visibleText = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const seesText = (page: Page, text: string) => visibleText(page, text).first().waitFor()

async function decide(page: Page, name: string, reason: string) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog').filter({ visible: true })
  for (const choice of await dialog.getByRole('checkbox').all()) await choice.check()
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name, exact: true }).click()
}

async function openTranscript() {
  const page = await system.browser.newPage(system.url, { width: 390, height: 844 })
  await page.goto(`/?phone=${LEARNER}#/${ledgerPages.transcript}`)
  return page
}

test('a supervisor requests a reversal, the learner reads why and appeals, and only another supervisor can answer', async () => {
  const supervisor = await openConsoleAs(system.browser, system.url, 'xian-jianguan', '/reviews')
  await supervisor.getByRole('link', { name: '连续学习时间过长' }).click()
  await supervisor.getByText('中间没有超过 10 分钟的停顿').waitFor()
  await decide(supervisor, '提请冲正', '当天上午本人在乡镇会场签到，与学习时间重合。')
  await seesMessage(supervisor, '已提请冲正，等待另一位同志审批')
  await supervisor.getByText('批准以前学时没有变动').waitFor()

  const learner = await openTranscript()
  await visibleText(learner, '您的学时有一项复核决定').first().click()
  await seesText(learner, '与学习时间重合')
  await seesText(learner, '等待另一位同志审批，学时暂未变动')
  await learner.locator('.appeal textarea').filter({ visible: true }).fill(appealText)
  await visibleText(learner, '提交申诉').last().click({ force: true })
  await seesText(learner, '已收到，等待没有参与决定的同志答复')

  await supervisor.reload()
  await supervisor.getByText('您参与过原决定，须由另一位同志答复').waitFor()
  expect(await button(supervisor, '申诉成立').count()).toBe(0)
  const other = await openConsoleAs(system.browser, system.url, 'jianguan', pathOf(supervisor))
  await other.getByText(appealText).first().waitFor()
  await decide(other, '申诉成立', '图书馆登记与申诉一致。')
  await seesMessage(other, '申诉成立，已答复')

  const later = await openTranscript()
  await visibleText(later, '您的申诉有答复了：申诉成立').first().click()
  await seesText(later, '图书馆登记与申诉一致')
  await seesText(later, '审批未通过，学时不变')
}, 120_000)
