import { expect, test } from '@jest/globals'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import type { Page } from 'playwright-core'
import { atHisDesk } from '../support/console'
import { standing } from '../support/house'

const house = standing()

const LEARNER = 'p26568661' // 易秋娟 of the demo, who studied for six hours without a pause
const appealed = '当天单位停电，我在县图书馆一直学到下午，管理员可以作证。'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const said = (page: Page, words: string) => page.locator('.ant-message').getByText(words).waitFor()
const pathOf = (page: Page) => new URL(page.url()).pathname.replace('/console', '')
/** The router keeps earlier pages in the document, hidden. */
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const reads = (page: Page, text: string) => seen(page, text).first().waitFor()

async function decide(page: Page, name: string, reason: string) {
  await button(page, name).click()
  const dialog = page.getByRole('dialog').filter({ visible: true })
  for (const choice of await dialog.getByRole('checkbox').all()) await choice.check()
  await dialog.getByLabel('理由').fill(reason)
  await dialog.getByRole('button', { name, exact: true }).click()
}

async function transcript() {
  const page = await house.browser.newPage(house.url, { width: 390, height: 844 })
  await page.goto(`/?phone=${LEARNER}#/${ledgerPages.transcript}`)
  return page
}

test('a supervisor decides; the learner reads why above her hours and appeals; only another answers; she reads the answer', async () => {
  const supervisor = await atHisDesk(house.browser, house.url, 'xian-jianguan', '/reviews')
  await supervisor.getByRole('link', { name: '连续学习时间过长' }).click()
  await supervisor.getByText('中间没有超过 10 分钟的停顿').waitFor()
  await decide(supervisor, '提请冲正', '当天上午本人在乡镇会场签到，与学习时间重合。')
  await said(supervisor, '已提请冲正，等待另一位同志审批')
  await supervisor.getByText('批准以前学时没有变动').waitFor()

  const learner = await transcript()
  await seen(learner, '您的学时有一项复核决定').first().click()
  await reads(learner, '与学习时间重合')
  await reads(learner, '等待另一位同志审批，学时暂未变动')
  await learner.locator('.appeal textarea').filter({ visible: true }).fill(appealed)
  await seen(learner, '提交申诉').last().click({ force: true })
  await reads(learner, '已收到，等待没有参与决定的同志答复')

  await supervisor.reload()
  await supervisor.getByText('您参与过原决定，须由另一位同志答复').waitFor()
  expect(await button(supervisor, '申诉成立').count()).toBe(0)
  const other = await atHisDesk(house.browser, house.url, 'jianguan', pathOf(supervisor))
  await other.getByText(appealed).first().waitFor()
  await decide(other, '申诉成立', '图书馆登记与申诉一致。')
  await said(other, '申诉成立，已答复')

  const later = await transcript()
  await seen(later, '您的申诉有答复了：申诉成立').first().click()
  await reads(later, '图书馆登记与申诉一致')
  await reads(later, '审批未通过，学时不变')
}, 120_000)
