import { expect, test } from '@jest/globals'
import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { listCourses } from '@zhixing/shared/catalogue/contract'
import { thingValue } from '@zhixing/shared/push/templates'
import type { Page } from 'playwright-core'
import { openConsoleAs } from '../support/console'
import { anApp } from '../support/identity/authenticator'
import { phoneOf } from '../support/phone'
import { runSystem } from '../support/running-system'

const system = runSystem()

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const confirmIn = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const seesMessage = (page: Page, words: string) => page.locator('.ant-message').getByText(words).waitFor()
const pathOf = (page: Page) => new URL(page.url()).pathname.replace('/console', '')
const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible').getByText(option).first().click()
}
const paste = (page: Page, text: string) =>
  page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    const field = document.querySelector('[aria-label="第1段（正文）"]')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)

test('an announcement is drafted, approved and published by three people, reaches learners, and can be withdrawn', async () => {
  const title = `关于核对学习档案的通知 ${Date.now()}`
  const author = await openConsoleAs(system.browser, system.url, 'qicao', '/announcements')
  await author.getByRole('link', { name: '起草公告' }).click()
  await author.getByRole('textbox', { name: '标题', exact: true }).fill(title)
  await button(author, '提交审批').click()
  await seesMessage(author, '请填写摘要；请填写正文')
  await author.getByLabel('摘要').fill('请于12月10日前登录小程序，核对本人的学习档案。')
  await paste(author, '各单位：\r\n一、核对内容\r\n请核对本年度学时。\r\n• 课程\r\n• 学时')
  const phone = author.locator('.phone')
  expect(await phone.locator('h3').textContent()).toBe('一、核对内容')
  expect(await phone.locator('li').allTextContents()).toEqual(['课程', '学时'])
  await button(author, '提交审批').click()
  await seesMessage(author, '已提交，等待另一位同志审批')
  await author.getByText('起草人和修改过的人不能审批').waitFor()
  expect(await button(author, '通过').count()).toBe(0)

  const approver = await openConsoleAs(system.browser, system.url, 'shenpi')
  await approver.getByRole('link', { name: title }).click()
  await approver.getByText('已阅至文末，可以审批').waitFor()
  await button(approver, '通过').click()
  await confirmIn(approver, '通过')
  await seesMessage(approver, '已审批通过')
  await approver.getByRole('link', { name: '待我处理' }).click()
  await approver.getByRole('link', { name: title }).waitFor({ state: 'detached' })

  const publisher = await openConsoleAs(system.browser, system.url, 'fabu')
  await publisher.getByRole('link', { name: `${title} 公告待发布` }).click()
  await button(publisher, '发布').click()
  await confirmIn(publisher, '立即发布')
  await seesMessage(publisher, '已发布')
  await publisher.getByText('送达情况').waitFor()
  await publisher.getByRole('region', { name: '服务号模板消息' }).waitFor({ timeout: 60_000 })
  await publisher.getByText('已完成', { exact: true }).waitFor({ timeout: 60_000 })

  const learner = await phoneOf(system.url, 'xueyuan')
  const { announcements } = await learner.ask(listAnnouncements, {})
  expect(announcements[0]).toMatchObject({ title, organisationName: '湖南省' })
  expect((await learner.received()).map(({ fields }) => fields?.[0]?.value)).toContain(thingValue(title))

  const endsOn = dayAfter(dayOf(new Date()), 7)
  await button(publisher, '置顶').click()
  await publisher.getByLabel('置顶到哪一天').fill(endsOn)
  await publisher.getByLabel('置顶到哪一天').press('Enter')
  await confirmIn(publisher, '置顶')
  await publisher.getByText(`置顶至 ${endsOn}`, { exact: true }).waitFor()
  expect((await learner.ask(listAnnouncements, {})).announcements[0]).toMatchObject({
    title,
    pinEndsOn: endsOn,
  })
  expect(await button(author, '置顶').count()).toBe(0)
  await button(publisher, '取消置顶').click()
  await seesMessage(publisher, '已取消置顶')

  await button(publisher, '撤回').click()
  await confirmIn(publisher, '撤回')
  await seesMessage(publisher, '已撤回')
  expect((await learner.ask(listAnnouncements, {})).announcements.map((card) => card.title)).not.toContain(
    title,
  )
}, 180_000)

test('an unsaved draft survives a reload, and a stale draft does not overwrite a colleague’s text', async () => {
  const title = `值班安排 ${Date.now()}`
  const page = await openConsoleAs(system.browser, system.url, 'qicao', '/announcements')
  await page.getByRole('link', { name: '起草公告' }).click()
  const heading = page.getByRole('textbox', { name: '标题', exact: true })
  await heading.fill(title)
  await page.getByText('已暂存在本机').waitFor()
  await page.reload()
  await page.getByText('还没有保存的修改').waitFor()
  expect(await heading.inputValue()).toBe(title)
  await page.getByLabel('摘要').fill('请各单位报送值班安排。')
  await page.getByLabel('第1段（正文）').fill('请于本周五前报送。')
  await button(page, '保存').click()
  await seesMessage(page, '已保存')

  const other = await openConsoleAs(system.browser, system.url, 'qicao-er', pathOf(page))
  await other.getByLabel('摘要').fill('请各单位于周四前报送值班安排。')
  await button(other, '保存').click()
  await seesMessage(other, '已保存')
  await page.getByLabel('摘要').fill('我也改了。')
  await button(page, '保存').click()
  await page.getByText('这份公告在别处有新的保存').waitFor()
  await confirmIn(page, '查看最新内容')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('请各单位于周四前报送值班安排。').first().waitFor()
  expect(await page.getByLabel('摘要').inputValue()).toBe('请各单位于周四前报送值班安排。')
  expect(await page.getByText('我也改了。').filter({ visible: true }).count()).toBe(0)
}, 120_000)

test('a course is created, completed by the check, sent back, approved by another person, published and found', async () => {
  const teacher = `田野${Date.now() % 100_000}`
  const editor = await openConsoleAs(system.browser, system.url, 'qicao', '/courses')
  await editor.getByRole('link', { name: '新建课程' }).click()
  await editor.getByLabel('课程名称', { exact: true }).fill('档案整理')
  await button(editor, '保存').click()
  await seesMessage(editor, '已保存')
  await button(editor, '请填写主讲人').click()
  await editor.locator('#course-teacher:focus').fill(teacher)
  await editor.getByLabel('主讲人职务').fill('县档案馆馆员')
  await editor.getByLabel('课程简介').fill('从收集、分类到装订，一步一步做。')
  await button(editor, '加一个课时').click()
  await editor.getByLabel('课时标题').fill('收集与分类')
  await editor.getByText('图文', { exact: true }).click()
  await paste(editor, '第一步收集。\n第二步分类。')
  await editor.getByLabel('阅读用时').fill('15:00')
  await button(editor, '完成').click()
  await button(editor, '保存').click()
  await editor.getByText('内容完整，可以提交审核').waitFor()
  await button(editor, '提交审核').click()
  await editor.getByText('正在等待审核').waitFor()

  const approver = await openConsoleAs(system.browser, system.url, 'shenpi', pathOf(editor))
  expect(await approver.getByLabel('课程名称', { exact: true }).isDisabled()).toBe(true)
  expect(await button(approver, '保存').count()).toBe(0)
  await button(approver, '退回修改').click()
  await approver.getByLabel('退回的原因').fill('请写明适用的年份')
  await button(approver, '退回').click()
  await seesMessage(approver, '已退回修改')

  await editor.reload()
  await editor.getByText('王审批 退回修改：请写明适用的年份').first().waitFor()
  await editor.getByLabel('课程简介').fill('从收集、分类到装订，一步一步做，适用于2026年。')
  await button(editor, '保存').click()
  await seesMessage(editor, '已保存')
  await button(editor, '提交审核').click()
  await editor.getByText('正在等待审核').waitFor()

  await approver.reload()
  await button(approver, '审核通过').click()
  await confirmIn(approver, '通过')
  await seesMessage(approver, '已审核通过')

  const publisher = await openConsoleAs(system.browser, system.url, 'fabu', pathOf(editor))
  await button(publisher, '发布').click()
  await confirmIn(publisher, '发布')
  await seesMessage(publisher, '已发布')

  const learner = await phoneOf(system.url, 'xueyuan')
  await expect(learner.ask(listCourses, {})).resolves.toMatchObject({
    courses: expect.arrayContaining([
      expect.objectContaining({ title: '档案整理', teacher, lessons: 1, lengthSeconds: 900 }),
    ]),
  })
}, 120_000)

test('a page and its buttons are only for those who may: others read which permission it needs, before they fill in anything', async () => {
  const publisher = await openConsoleAs(system.browser, system.url, 'fabu', '/courses')
  await publisher.getByRole('link', { name: '课程', exact: true }).waitFor()
  await publisher.getByRole('columnheader', { name: '课程' }).waitFor()
  expect(await publisher.getByRole('link', { name: '新建课程' }).count()).toBe(0)
  const newId = '01J9Z3K4M5N6P7Q8R9S0T1V2W3'
  for (const [path, needed] of [
    [`/courses/${newId}?new`, '起草'],
    [`/announcements/${newId}/edit?new`, '起草'],
    ['/reviews', '监管'],
    ['/credit-requests/reversal', '监管'],
    ['/credit-requests/declaration', '监管或起草'],
  ]) {
    await publisher.goto(`/console${path}`)
    await publisher.getByText(`打开这个页面需要${needed}权限`).waitFor()
  }
  await publisher.getByRole('link', { name: '回到待我处理' }).click()
  await publisher.getByRole('heading', { name: '待我处理' }).waitFor()
}, 60_000)

test('a role is requested by one administrator, approved by another, ended, and read by the auditor', async () => {
  const administrator = await openConsoleAs(system.browser, system.url, 'xitong', '/grants')
  await administrator.getByRole('link', { name: '申请权限' }).click()
  await button(administrator, '提交').click()
  await administrator.getByText('请填写姓名').waitFor()
  await administrator.getByLabel('姓名', { exact: true }).fill('周文博')
  await administrator.getByLabel('学员编号').fill('91000002')
  await choose(administrator, '权限', '审批：')
  await choose(administrator, '单位', '湖南省')
  await administrator.getByLabel('理由').fill('接替王审批')
  await button(administrator, '提交').click()
  await administrator.getByText('正在等待安全管理员批准').waitFor()
  expect(await button(administrator, '批准').count()).toBe(0)

  const security = await openConsoleAs(system.browser, system.url, 'anquan', pathOf(administrator))
  await button(security, '批准').click()
  await confirmIn(security, '批准')
  await seesMessage(security, '已批准，权限立即生效')

  await administrator.reload()
  await button(administrator, '结束权限').click()
  await administrator.getByLabel('理由').fill('岗位调整')
  await confirmIn(administrator, '结束')
  await seesMessage(administrator, '已结束，立即失效')

  const auditor = await openConsoleAs(system.browser, system.url, 'shenji', '/changes')
  await auditor.getByText('岗位调整').waitFor()
  const steps = await auditor.locator('tbody td:first-child').allTextContents()
  expect(steps.filter((step) => step.endsWith('权限')).slice(0, 3)).toEqual([
    '结束权限',
    '批准权限',
    '申请权限',
  ])
}, 120_000)

test('a second factor is switched on, asked for at the next sign-in, and reset by a security administrator', async () => {
  const auditor = await openConsoleAs(system.browser, system.url, 'shenji', '/sessions')
  await button(auditor, '开启动态口令').click()
  const showCode = anApp(
    ((await auditor.locator('.enrolment-secret').textContent()) ?? '').replaceAll(' ', ''),
  )
  await auditor.getByLabel('动态口令', { exact: true }).fill('12 34 5')
  await button(auditor, '开启').click()
  await auditor.getByRole('alert').getByText('请输入 6 位数字').waitFor()
  await auditor.getByLabel('动态口令', { exact: true }).fill(showCode(new Date()))
  await button(auditor, '开启').click()
  await auditor.getByText('请现在保存恢复码').waitFor()
  expect(await auditor.locator('.recovery-codes li').count()).toBe(10)
  await button(auditor, '已保存好').click()
  await auditor.getByText('还有 10 个').waitFor()

  const again = await openConsoleAs(system.browser, system.url, 'shenji', '/changes', async (page) => {
    await page.getByLabel('动态口令或恢复码').fill(showCode(new Date(), 5))
    await button(page, '登录').click()
    await page.getByRole('alert').getByText('口令不正确').waitFor()
    await page.getByLabel('动态口令或恢复码').fill(showCode(new Date(), 1))
    await button(page, '登录').click()
  })

  const security = await openConsoleAs(system.browser, system.url, 'anquan', '/grants')
  await security.getByRole('tab', { name: '有效' }).click()
  await security.getByRole('link', { name: '孙审计' }).first().click()
  await button(security, '重置动态口令').click()
  await security.getByLabel('理由').fill('手机丢失，已当面核对')
  await confirmIn(security, '重置')
  await seesMessage(security, '已重置')
  await security.getByText('没有开启').waitFor()
  await again.reload()
  await again.getByText('登录已过期').waitFor()
})

test('a supervisor comes from the province to the unfinished people of one township by five clicks', async () => {
  const page = await openConsoleAs(system.browser, system.url, 'jianguan')
  const follow = (name: string | RegExp) => page.getByRole('link', { name, exact: true }).first().click()
  await follow('完成情况')
  await page.getByText(/^截至 \d{4}-\d\d-\d\d \d\d:\d\d$/).waitFor()
  await follow('长沙市')
  await follow('长沙县')
  await follow('星沙街道')
  await page.getByRole('heading', { name: '星沙街道的完成情况' }).waitFor()
  await follow('未完成名单')
  await page.getByRole('heading', { name: '未完成人员名单' }).waitFor()
  const rows = page.locator('.list-table tbody tr')
  await rows.first().waitFor()
  for (const text of await rows.allTextContents()) expect(text).toContain('星沙街道')
  expect(await page.getByText('排名', { exact: true }).count()).toBe(0)
})
