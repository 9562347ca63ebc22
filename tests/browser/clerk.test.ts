import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { getLearner } from '@zhixing/shared/identity/contract'
import type { Page } from 'playwright-core'
import { listSeriousFaults, overflowOf } from '../support/accessibility/audit'
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

/** A roster as text: 500 people who are new, and two rows with mistakes. */
const roster = () => {
  const people = Array.from(
    { length: 500 },
    (_, row) => `导入${row},${95_000_000 + row},,乡科级,长沙市长沙县星沙街道`,
  )
  const lines = [
    '长沙县 2026 年名册',
    '姓名,学员编号,手机号,职级,单位',
    ...people,
    '错一,123,,乡科级,',
    '错二,95009999,,科长,',
  ]
  return { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }
}

const pictures = process.env.PICTURES

test('a clerk imports 500 people, sees the rows that are refused and downloads them', async () => {
  const { page, clicks } = await startAs('xitong')
  const faults: unknown[] = []
  const look = async (name: string) => {
    for (const width of [1280, 390, 320]) {
      await page.setViewportSize({ width, height: 800 })
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
      if (width !== 320) faults.push(...(await listSeriousFaults(page)))
      if ((await overflowOf(page)) > 0) faults.push(`${name} scrolls sideways at ${width}`)
    }
    await page.setViewportSize({ width: 1280, height: 720 })
  }
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: '导入名册' }).click()
  await page.getByRole('heading', { name: '上传名册' }).waitFor()
  await look('1-list')
  await page.locator('input[type=file]').setInputFiles(roster())
  await page.getByRole('heading', { name: '核对各列' }).waitFor()
  await look('2-mapping')
  await page.getByRole('button', { name: '检查每一行' }).click()
  await page.getByRole('button', { name: '导入 500 行' }).waitFor()
  await page.getByText('第 503 行').waitFor()
  await look('3-checked')
  await page.getByRole('button', { name: '导入 500 行' }).click()
  await page.getByText('已导入 500 行').waitFor()
  await page.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 120_000 })
  await look('4-done')
  const download = page.waitForEvent('popup')
  await page.getByRole('button', { name: '下载退回的行' }).click()
  const popup = await download.catch(() => undefined)
  expect(popup).toBeDefined()
  expect(faults).toEqual([])
  expect(await clicks()).toBeLessThanOrEqual(CLICKS_MAX)
}, 240_000)

test('a file that is no roster says what can be done', async () => {
  const page = await openConsoleAs(system.browser, system.url, 'xitong', '/imports')
  const file = { name: '名册.xlsx', mimeType: '', buffer: Buffer.from('%PDF-1.7 …') }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByText('请上传 .xlsx 或 .csv').waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/5-unreadable.png` })
  await page.getByRole('link', { name: '重新选择文件' }).waitFor()
}, 60_000)

test('titles below a heading are found in a workbook, and what is hidden is told', async () => {
  const page = await openConsoleAs(system.browser, system.url, 'xitong', '/imports')
  const buffer = readFileSync(new URL('../vectors/tables/roster.xlsx', import.meta.url))
  await page.locator('input[type=file]').setInputFiles({ name: '名册.xlsx', mimeType: '', buffer })
  await page.getByText('第 5 行在 Excel 里是隐藏的，照样读').waitFor()
  await page.getByText('身份证号不导入').waitFor()
  const result = page.getByRole('heading', { name: '检查完了，还没有导入' })
  await button(page, '检查每一行').click()
  await result.waitFor()
  await button(page, '改列再检查').click()
  await result.waitFor({ state: 'detached' })
  await button(page, '检查每一行').click()
  await result.waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/6-workbook.png`, fullPage: true })
}, 60_000)

test('a supervisor asks for hours back from a person found by name', async () => {
  const { page } = await startAs('jianguan')
  await page.goto('/console/credit-requests/reversal')
  await page.getByRole('textbox', { name: '姓名、拼音或学员编号' }).fill('没有这个人')
  await button(page, '查询').click()
  await page.getByText('没有找到').waitFor()
  await page.getByRole('textbox', { name: '姓名、拼音或学员编号' }).fill('文博')
  await button(page, '查询').click()
  await page.getByRole('radio', { name: /周文博/ }).check()
  await page
    .getByRole('radio', { name: /^科级干部进修班.*学时$/ })
    .first()
    .check()
  await page.getByLabel('事由').fill('重复申报，已与本人核对')
  const evidence = { name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 …') }
  await page.locator('input[type=file]').setInputFiles(evidence)
  await page.getByText('换一个文件').waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/7-reversal.png`, fullPage: true })
  await button(page, '提交审批').click()
  await page.getByText('已提交，等待另一位同志审批').waitFor()
}, 60_000)
