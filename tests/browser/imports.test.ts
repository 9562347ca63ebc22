import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { listSeriousFaults, overflowOf } from '../support/accessibility/audit'
import { countClicks } from '../support/clicks'
import { openConsoleAs } from '../support/console'
import { runSystem } from '../support/running-system'

const system = runSystem()

const CLICKS_MAX = 5

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
  const page = await openConsoleAs(system.browser, system.url, 'xitong', '/')
  const clicks = await countClicks(page)
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
  if (pictures) await page.screenshot({ path: `${pictures}/6-workbook.png`, fullPage: true })
}, 60_000)
