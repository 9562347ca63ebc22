import { expect, test } from '@jest/globals'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { openConsoleAs } from '../support/console'
import { runSystem } from '../support/running-system'

const system = runSystem()

const advance = (seconds: number) =>
  fetch(`${system.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: seconds }),
  })

/** Taps a button of the mini-program; its inner text receives no pointer events. */
const tap = (screen: FrameLocator | Page, name: string) =>
  screen.locator('.action-button').filter({ hasText: name, visible: true }).last().click()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** Taps a button of WeChat's own dialogs, which lie over the mini-program. */
const answer = (screen: FrameLocator | Page, name: string) =>
  screen.getByRole('button', { name, exact: true }).click()
const row = (screen: FrameLocator | Page, text: string | RegExp): Locator =>
  screen.getByText(text).filter({ visible: true }).first()

/** Opens a person's phone in the WeChat simulator; returns its page and the mini-program inside. */
async function phone(personId: string) {
  const page = await system.browser.newPage(system.url, { width: 1280, height: 900 })
  await page.clock.install() // runs normally, and can be advanced
  await page.goto(`/wechat/?phones=${personId}`)
  return { page, program: page.frameLocator('iframe') }
}

/** The parts of a `<video>` that are used; the types of tests/ do not include the DOM. */
interface Film {
  muted: boolean
  readyState: number
  currentTime: number
  playbackRate: number
  duration: number
  ended: boolean
  play: () => Promise<void>
  addEventListener: (event: string, listener: (event: unknown) => void, options: { once: true }) => void
}

/** Plays the video to its end at four times the speed, with the server's clock advanced by its length. */
async function watchToTheEnd(program: FrameLocator) {
  const film = program.locator('video')
  await film.waitFor()
  const length = await film.evaluate(async (element) => {
    const video = element as unknown as Film
    video.muted = true
    if (video.readyState < 1)
      await new Promise((loaded) => video.addEventListener('loadedmetadata', loaded, { once: true }))
    video.currentTime = 0
    video.playbackRate = 4
    await video.play()
    return video.duration
  })
  expect(length).toBeGreaterThanOrEqual(60)
  await advance(Math.ceil(length))
  await film.evaluate((element) => {
    const video = element as unknown as Film
    return video.ended || new Promise((ended) => video.addEventListener('ended', ended, { once: true }))
  })
}

/**
 * Advances the clocks of browser and server together, 4 s at a time: in longer steps requests would time
 * out.
 */
async function readToTheEnd(page: Page, program: FrameLocator) {
  await row(program, /建议阅读/).waitFor()
  // Exact: the note about the previous lesson contains the words too.
  const done = program.getByText('已学完', { exact: true }).filter({ visible: true }).first()
  for (let steps = 0; steps < 50 && !(await done.isVisible()); steps++) {
    await advance(4)
    await page.clock.runFor(4000)
  }
  await done.waitFor()
}

test('a new learner follows the account, binds, enrols, completes a course, and the transcript shows its hours', async () => {
  const { page, program } = await phone('xin-xueyuan')
  await row(page, '搜索 知行干部学院').click()
  await button(page, '关注公众号').click()
  await row(page, /欢迎关注/).waitFor()

  await button(page, '进入学习').click()
  await tap(program, '绑定学员身份')
  await tap(program, '手机号一键绑定')
  await answer(program, '同意')
  await answer(program, '允许')
  await row(program, '绑定成功').waitFor()
  expect(await row(program, /长沙县/).textContent()).toContain('湖南省')
  await tap(program, '完成')

  await program.getByRole('navigation', { name: '主菜单' }).getByText('课程', { exact: true }).click()
  // The page left shows the same course: it has to be gone before the card is clicked.
  await program.getByText('新课上线').first().waitFor({ state: 'hidden' })
  await row(program, '干部网络学习入门：学时怎么算').click()
  await tap(program, '报名学习')
  await answer(program, '允许')
  await row(program, '报名成功').waitFor()
  await tap(program, '开始学习')
  await watchToTheEnd(program)
  await row(program, '本课时已学完').waitFor()

  await tap(program, '下一课时：第二课')
  await watchToTheEnd(program)
  await row(program, '本课时已学完').waitFor()
  await tap(program, '下一课时：一篇短文说清楚')
  await readToTheEnd(page, program)

  await page.locator('[data-kind=back]').click()
  await row(program, /学时已入账/).waitFor()
  await page.locator('[data-kind=back]').click()
  await row(program, '我的').click()
  await row(program, '意见与投诉').waitFor() // the page left has a link of the same name as the next
  await row(program, '学习档案').click()
  await row(program, '入账明细').waitFor()
  await row(program, '干部网络学习入门：学时怎么算').waitFor()
  expect(await row(program, '0.25').textContent()).toContain('0.25')
}, 240_000)

test('an announcement written, approved and published by three people reaches a follower’s WeChat, and one tap opens it', async () => {
  const { page, program } = await phone('lao-xueyuan')
  await row(page, '知行干部学院').waitFor()
  const title = `年度学时核对 ${Date.now() % 100_000}`
  const author = await openConsoleAs(system.browser, system.url, 'qicao', '/announcements')
  await author.getByRole('link', { name: '起草公告' }).click()
  await author.getByRole('textbox', { name: '标题', exact: true }).fill(title)
  await author.getByLabel('摘要').fill('请于12月10日前核对本人学时。')
  await author.getByLabel('第1段（正文）').fill('各单位：请登录小程序，在“我的”中核对本年度学时。')
  await button(author, '提交审批').click()
  await row(author, '起草人和修改过的人不能审批').waitFor()
  const path = new URL(author.url()).pathname.replace('/console', '')

  const approver = await openConsoleAs(system.browser, system.url, 'shenpi', path)
  await button(approver, '通过').click()
  await approver.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await row(approver, '已通过').waitFor()
  const publisher = await openConsoleAs(system.browser, system.url, 'fabu', path)
  await button(publisher, '发布').click()
  await publisher.getByRole('dialog').getByRole('button', { name: '立即发布', exact: true }).click()
  await row(publisher, '已发布').waitFor()

  const card = page.getByText(title).filter({ visible: true }).last()
  await card.waitFor({ timeout: 60_000 })
  await card.click()
  await row(page, '进入小程序查看').click()
  await row(program, title).waitFor()
  await row(program, /在“我的”中核对本年度学时/).waitFor()
}, 240_000)
