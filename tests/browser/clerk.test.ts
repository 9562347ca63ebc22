import { expect, test } from '@jest/globals'
import { getLearner } from '@zhixing/shared/identity/contract'
import type { Page } from 'playwright-core'
import { countClicks } from '../support/clicks'
import { openConsoleAs } from '../support/console'
import { phoneOf } from '../support/phone'
import { runSystem } from '../support/running-system'

const system = runSystem()

/** What one task of a clerk may take after signing in. */
const CLICKS_MAX = 5

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

async function startAs(personId: string) {
  const page = await openConsoleAs(system.browser, system.url, personId)
  return { page, clicks: await countClicks(page) }
}

/** Opens the page of a person by what a clerk knows of them. */
async function findPerson(page: Page, typed: string, name: string) {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '人员' }).click()
  const found = page.waitForResponse((answer) => new URL(answer.url()).searchParams.has('q'))
  await page.getByRole('searchbox', { name: '查找人员' }).fill(typed)
  await found
  await link(page, name).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

test('a supervisor finds a person by pinyin and reads what is missing in the year', async () => {
  const { page, clicks } = await startAs('jianguan')
  await findPerson(page, 'zhouwenbo', '周文博')
  await page.getByText(/还差 [\d.]+ 学时/).waitFor()
  await page.getByText('科级干部进修班（第二期）').first().waitFor()
  await page.getByRole('heading', { name: '变动记录' }).waitFor()
  expect(await clicks()).toBeLessThanOrEqual(CLICKS_MAX)
  expect(page.url()).not.toContain('zhouwenbo')
}, 60_000)

test('a clerk corrects a phone number; what is typed survives a reload, and a colleague’s change is shown first', async () => {
  const { page, clicks } = await startAs('xitong')
  await findPerson(page, '陈新雨', '陈新雨')
  await link(page, '更正信息').click()
  await page.getByLabel('手机号').fill('154 0000 9903')
  await page.getByText('已暂存在本机').waitFor()
  await page.getByRole('cell', { name: '15400009903' }).waitFor()
  const clicksBefore = await clicks()
  await page.reload()
  await page.getByText('还没有保存的修改').waitFor()
  expect(await page.getByLabel('手机号').inputValue()).toBe('154 0000 9903')

  const address = new URL(page.url()).pathname.replace('/console', '')
  const other = await openConsoleAs(system.browser, system.url, 'xitong', address)
  await other.getByLabel('姓名', { exact: true }).fill('陈新宇')
  await button(other, '确认更正').click()
  await other.getByText('已更正', { exact: true }).waitFor()

  await button(page, '确认更正').click()
  await page.getByText('您填写的内容还在，没有提交').waitFor()
  await page.getByRole('cell', { name: '陈新宇' }).first().waitFor()
  expect(await button(page, '确认更正').isDisabled()).toBe(true)
  await button(page, '按现在的档案继续').click()
  await button(page, '确认更正').click()
  await page.getByText('已更正', { exact: true }).waitFor()
  await page.getByRole('cell', { name: '154****9903' }).waitFor()
  expect(clicksBefore + 1).toBeLessThanOrEqual(CLICKS_MAX)

  await button(other, '办错了，改回去').click()
  expect(await other.getByLabel('姓名', { exact: true }).inputValue()).toBe('陈新雨')
  await button(other, '确认更正').click()
  await other.getByText('您填写的内容还在，没有提交').waitFor()
  await button(other, '按现在的档案继续').click()
  await button(other, '确认更正').click()
  await other.getByText('已更正', { exact: true }).waitFor()
}, 90_000)

test('a clerk transfers a person to another unit and takes it back', async () => {
  const { page, clicks } = await startAs('xitong')
  await findPerson(page, '高睿', '高睿')
  await link(page, '调动单位').click()
  await page.locator('.ant-select-dropdown').getByText('泉塘街道').click()
  await page.getByRole('cell', { name: '湖南省 / 长沙市 / 长沙县 / 泉塘街道' }).waitFor()
  await button(page, '确认调动').click()
  await page.getByText('已调动', { exact: true }).waitFor()
  expect(await clicks()).toBeLessThanOrEqual(CLICKS_MAX)
  await button(page, '办错了，改回去').click()
  await page.getByText('调到 湖南省 / 长沙市 / 长沙县 / 湘龙街道').waitFor()
  await button(page, '确认调动').click()
  await page.getByText('已调动', { exact: true }).waitFor()
  await page.getByRole('cell', { name: /湘龙街道/ }).waitFor()
}, 60_000)

test('a person who changed the phone cannot bind: a clerk releases the old WeChat', async () => {
  const { page, clicks } = await startAs('xitong')
  await findPerson(page, '91000001', '林小满')
  await link(page, '解除微信绑定').click()
  await button(page, '确认解除').click()
  await page.getByText('请写明原因').waitFor()
  await page.getByLabel('原因').fill('本人换了手机，已当面核对')
  await button(page, '确认解除').click()
  await page.getByText('已解除，请通知本人重新绑定').waitFor()
  expect(await clicks()).toBeLessThanOrEqual(CLICKS_MAX)
  const phone = await phoneOf(system.url, 'xueyuan')
  await expect(phone.ask(getLearner, {})).rejects.toThrow('identity/not-bound')
}, 60_000)

test('a clerk merges two records of one person after seeing whose the other one is', async () => {
  const { page, clicks } = await startAs('xitong')
  await findPerson(page, '91000003', '陈新雨')
  await link(page, '合并重复档案').click()
  await page.getByLabel('另一份档案的学员编号').fill('91000003')
  await page.getByText('这就是本人这一份').waitFor()
  await page.getByLabel('另一份档案的学员编号').fill('91000001')
  await page.getByText('林小满，湖南省 / 长沙市 / 长沙县 / 星沙街道').waitFor()
  await page.getByRole('cell', { name: '林小满（91000001）' }).waitFor()
  await page.getByLabel('原因').fill('同一个人登记了两次，已核对身份')
  await button(page, '确认合并').click()
  await page.getByText('已合并', { exact: true }).waitFor()
  expect(await clicks()).toBeLessThanOrEqual(CLICKS_MAX)
}, 60_000)
