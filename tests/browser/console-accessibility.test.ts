import { beforeAll, expect, test } from '@jest/globals'
import { listManagedAnnouncements } from '@zhixing/shared/announcements/contract'
import { listManagedCourses } from '@zhixing/shared/catalogue/contract'
import { listCreditRequests } from '@zhixing/shared/corrections/contract'
import { listGrants } from '@zhixing/shared/grants/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import { listPeople } from '@zhixing/shared/people/contract'
import { listReviews } from '@zhixing/shared/reviews/contract'
import type { Page } from 'playwright-core'
import { listSeriousFaults, listSmallTargets, overflowOf } from '../support/accessibility/audit'
import { type AuditedPage, consolePages, type Person, people } from '../support/accessibility/console-pages'
import { openConsoleAs } from '../support/console'
import { runSystem } from '../support/running-system'

const system = runSystem()

/** What a finger taps; the inputs inside selects, radios and pickers are as large as what is around them. */
const CONTROLS = [
  'button:not(.ant-switch)', // the area of a switch grows by its ::after
  '[role=tab]',
  '[role=menuitem]',
  '.page-back',
  '.ant-select',
  '.ant-picker',
  '.ant-input-affix-wrapper',
  ':not(.ant-input-affix-wrapper) > input.ant-input',
  '.ant-radio-wrapper',
  '.ant-checkbox-wrapper',
  '.ant-segmented-item',
  '.waiting-row',
].join(', ')

/** The window that the test looks at: that of `as`. */
let page: Page
const windows = new Map<Person, Page>()
let audited: AuditedPage[]

function as(person: Person) {
  const window = windows.get(person)
  if (!window) throw new Error(`${person} is not signed in`)
  page = window
}

/** An answer of the server to the console's own call. */
const read = <T>(path: string): Promise<T> =>
  page.evaluate(`fetch(${JSON.stringify(path)}, {
    headers: { authorization: 'Bearer ' + JSON.parse(sessionStorage.getItem('zhixing:console')).token },
  }).then((answer) => answer.json())`)

beforeAll(async () => {
  for (const person of people) windows.set(person, await openConsoleAs(system.browser, system.url, person))
  as('shenpi')
  const { announcements } = listManagedAnnouncements.output.parse(await read(listManagedAnnouncements.path))
  const { courses } = listManagedCourses.output.parse(await read(listManagedCourses.path))
  const { requests } = listCreditRequests.output.parse(await read(listCreditRequests.path))
  as('jianguan')
  const { reviews } = listReviews.output.parse(await read(listReviews.path))
  const unitId = getLearner.output.parse(await read(getLearner.path)).grants[0]?.organisationId
  as('xitong')
  const { grants } = listGrants.output.parse(await read(`${listGrants.path}?state=active`))
  const { people: found } = listPeople.output.parse(await read(`${listPeople.path}?q=91000002`)) // 周文博
  const [announcementId, courseId, requestId, reviewId, grantId, personId] = [
    announcements[0]?.announcementId,
    courses[0]?.courseId,
    requests[0]?.requestId,
    reviews[0]?.reviewId,
    grants[0]?.grantId,
    found[0]?.learnerId,
  ]
  audited = consolePages({ announcementId, courseId, requestId, reviewId, grantId, personId, unitId })
}, 250_000)

async function open(path: string) {
  await page.goto(`/console${path}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
  await page.locator('.ant-spin-spinning').first().waitFor({ state: 'detached' })
}

async function listMissing({ headings, controls }: AuditedPage): Promise<string[]> {
  const missing: string[] = []
  const expectOne = (role: AuditedPage['controls'][number][0], name: string | RegExp, level?: number) =>
    page
      .getByRole(role, { name, ...(level && { level }) })
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => missing.push(`${role} ${name}`))
  await expectOne('heading', /./, 1)
  await expectOne('main', '')
  for (const name of headings) await expectOne('heading', name)
  for (const [role, name] of controls) await expectOne(role, name)
  return missing
}

const picture = async (name: string) => {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

/** The faults of a page in windows of three widths; in its own width, no page scrolls sideways. */
async function listFaults(each: AuditedPage): Promise<string[]> {
  as(each.by)
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(each.path)
  const faults = await listMissing(each)
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await picture(`${each.path.replaceAll(/\W+/g, '-').slice(0, 30)}-${width}`)
    const serious = width === 320 ? [] : await listSeriousFaults(page)
    const small = width === 1280 ? [] : await listSmallTargets(page, CONTROLS)
    const overflow = await overflowOf(page)
    faults.push(...serious.map(({ rule, element, summary }) => `${width} ${rule}: ${element} ${summary}`))
    faults.push(...small.map((target) => `${width} small: ${target}`))
    if (overflow > 0) faults.push(`${width} scrolls sideways by ${overflow}`)
  }
  return faults
}

test('every page has its headings, names and roles, nothing that axe calls serious, and fits 1280, 390 and 320 px', async () => {
  const faults: Record<string, string[]> = {}
  for (const each of audited) {
    const found = await listFaults(each).catch((error) => [String(error)])
    if (found.length) faults[each.path] = found
  }
  expect(faults).toEqual({})
}, 400_000)

test('a keyboard skips the menu, chooses a tab and opens what waits; a dialog takes the focus and gives it back', async () => {
  as('shenpi')
  await page.setViewportSize({ width: 1280, height: 800 })
  await open('/')
  await page.getByRole('link', { name: '跳到正文' }).focus()
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('content')
  await page.getByRole('tab', { name: '全部' }).focus()
  await page.keyboard.press('ArrowRight')
  await page
    .locator('[role=tab][aria-selected=true]:focus')
    .getByText(/公告 \d/)
    .waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '办理过程' }).waitFor()
  const rejection = page.getByRole('button', { name: '退回修改', exact: true })
  await rejection.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').waitFor()
  // At its end the focus leaves for the browser's own buttons (body), never for the page behind.
  const hasLeft = `document.activeElement !== document.body &&
    !document.querySelector('[role=dialog]').contains(document.activeElement)`
  for (let pressed = 0; pressed < 8; pressed++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(hasLeft)).toBe(false)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await page.evaluate('document.activeElement.textContent')).toBe('退回修改')
}, 60_000)

test('the days of a class are typed, counted aloud and removed by keyboard; what is missing is an alert', async () => {
  as('jianguan')
  await open('/credit-requests/declaration')
  const days = page.getByRole('textbox', { name: '上课日期' })
  await days.fill('2026-03-11')
  await days.press('Enter')
  await days.fill('2026年3月10日')
  await days.press('Enter')
  await page.getByRole('status').getByText('已选 2 天').waitFor()
  const chosen = page.getByRole('list', { name: '已选的上课日期' })
  expect(await chosen.getByRole('button').allTextContents()).toEqual(['2026-03-10 ×', '2026-03-11 ×'])
  await page.getByRole('button', { name: '删去 2026-03-10' }).press('Enter')
  await page.getByRole('status').getByText('已选 1 天').waitFor()
  await page.getByRole('button', { name: '提交审批' }).press('Enter')
  await page.getByRole('alert').getByText('请填写班次名称').waitFor()
  await page.getByRole('status').getByText('还有没填的内容，已用红字标出').waitFor()
}, 60_000)

test('a link reproduces the order of a list; columns are chosen for good; J, K and Enter open a row; it prints on A4', async () => {
  as('jianguan')
  await page.setViewportSize({ width: 1280, height: 720 })
  await open('/credit-requests')
  const hours = page.getByRole('columnheader', { name: '学时', exact: true })
  await hours.getByRole('button').press('Enter')
  await page.locator('th[aria-sort=ascending]').waitFor()
  await hours.getByRole('button').press('Enter')
  await page.locator('th[aria-sort=descending]').waitFor()
  expect(new URL(page.url()).search).toBe('?sort=-hours')
  await page.getByRole('button', { name: '显示设置' }).click()
  await page.getByRole('checkbox', { name: '审批人' }).uncheck()
  await page.reload()
  await page.locator('th[aria-sort=descending]').getByText('学时').waitFor()
  const shown = (await page.locator('tbody td:nth-child(5)').allTextContents()).map((text) =>
    Number(text.replace('−', '-')),
  )
  expect(shown.length).toBeGreaterThan(3)
  expect(shown).toEqual([...shown].sort((one, other) => other - one))
  expect(await page.getByRole('columnheader', { name: '审批人' }).count()).toBe(0)

  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  const first = page.locator('tbody tr:first-child a')
  expect(await page.locator('tbody tr:first-child a:focus').count()).toBe(1)
  const sheets = (await page.pdf({ preferCSSPageSize: true }))
    .toString('latin1')
    .match(/\/MediaBox \[[^\]]*\]/g)
  expect(sheets).toEqual(['/MediaBox [0 0 594.95996 841.91998]']) // one A4 sheet for the rows of the demo
  const title = await first.textContent()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
}, 60_000)

test('a list that cannot be refreshed keeps its rows, says of when they are, and is read again', async () => {
  as('jianguan')
  await open('/credit-requests')
  const rows = await page.locator('tbody tr').count()
  await page.route('**/v1/managed-credit-requests?*', (route) => route.abort())
  await page.getByRole('button', { name: '刷新' }).click()
  const notice = page.getByRole('alert').filter({ hasText: /最新内容（下面是 .* 读取的）没有读到/ })
  await notice.waitFor()
  expect(await page.locator('tbody tr').count()).toBe(rows)
  await page.unroute('**/v1/managed-credit-requests?*')
  await notice.getByRole('button', { name: '重试' }).click()
  await notice.waitFor({ state: 'detached' })
}, 60_000)

test('one list that cannot be read is told, and the rest of what waits is shown', async () => {
  as('shenpi')
  await page.route('**/v1/managed-credit-requests?*', (route) => route.abort())
  await open('/')
  const alert = page.getByRole('alert').filter({ hasText: '学时更正与申报没有读到' })
  await alert.waitFor()
  await page
    .getByRole('link', { name: /公告待审批/ })
    .first()
    .waitFor()
  await page.unroute('**/v1/managed-credit-requests?*')
  await alert.getByRole('button', { name: '重试' }).click()
  await page
    .getByRole('link', { name: /(冲正|申报)待审批/ })
    .first()
    .waitFor()
}, 60_000)

test('control: a page without names, of small targets and wider than its window is reported', async () => {
  const each: AuditedPage = {
    path: '/rules',
    by: 'qicao',
    headings: ['没有这个标题'],
    controls: [['button', '没有这个按钮']],
  }
  as(each.by)
  await open(each.path)
  await page.evaluate(`(() => {
    const small = document.createElement('button')
    small.style.cssText = 'width: 20px; height: 20px; margin-left: 2000px; display: block; padding: 0'
    document.body.append(small)
  })()`)
  expect(await listMissing(each)).toEqual(['heading 没有这个标题', 'button 没有这个按钮'])
  expect((await listSeriousFaults(page)).map(({ rule }) => rule)).toContain('button-name')
  expect((await listSmallTargets(page, CONTROLS)).length).toBeGreaterThan(0)
  expect(await overflowOf(page)).toBeGreaterThan(0)
}, 60_000)
