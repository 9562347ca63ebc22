import { expect, test } from '@jest/globals'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import { atHisDesk } from '../support/console'
import { standing } from '../support/house'

/** The whole of it, as people do it: a cadre with a phone that is new to the college, and three administrators at their desks. */
const house = standing()

const advance = (seconds: number) =>
  fetch(`${house.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: seconds }),
  })

/** A button of the mini-program; its inner text has no pointer events. */
const tap = (screen: FrameLocator | Page, name: string) =>
  screen.locator('.action-button').filter({ hasText: name, visible: true }).last().click()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
/** WeChat's own sheets lie over the program. */
const answer = (screen: FrameLocator | Page, name: string) =>
  screen.getByRole('button', { name, exact: true }).click()
const row = (screen: FrameLocator | Page, text: string | RegExp): Locator =>
  screen.getByText(text).filter({ visible: true }).first()

/** A phone of the simulator with the college's account in its chats. */
async function phone(personId: string) {
  const page = await house.browser.newPage(house.url, { width: 1280, height: 900 })
  await page.clock.install() // runs as ever, and can be told to hurry
  await page.goto(`/wechat/?phones=${personId}`)
  return { page, program: page.frameLocator('iframe') }
}

/** What is asked of a `<video>`; the project's types know no browser. */
interface Film {
  muted: boolean
  readyState: number
  currentTime: number
  playbackRate: number
  duration: number
  ended: boolean
  play: () => Promise<void>
  addEventListener: (event: string, hear: (event: unknown) => void, options: { once: true }) => void
}

/** Plays the film on the screen four times as fast, while the server's clock is moved along with it: what was really played is counted, no more. */
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

/** A few seconds at a time, for the browser and for the server alike: in a longer step a request would run out of its time before it is answered. */
async function readToTheEnd(page: Page, program: FrameLocator) {
  await row(program, /建议阅读/).waitFor()
  const done = program.getByText('已学完', { exact: true }).filter({ visible: true }).first() // not the word that the lesson before is done
  for (let steps = 0; steps < 50 && !(await done.isVisible()); steps++) {
    await advance(4)
    await page.clock.runFor(4000)
  }
  await done.waitFor()
}

test('a newcomer follows, binds, finds a course, enrols, plays it to its end, and his transcript shows the hours', async () => {
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

  await row(program, '课程').click()
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
  await row(program, '学习档案').click()
  await row(program, '入账明细').waitFor()
  await row(program, '干部网络学习入门：学时怎么算').waitFor()
  expect(await row(program, '0.25').textContent()).toContain('0.25')
}, 240_000)

test('what one person writes, another approves and a third publishes rings a follower’s phone, and one tap opens it', async () => {
  const { page, program } = await phone('lao-xueyuan')
  await row(page, '知行干部学院').waitFor()
  const title = `年度学时核对 ${Date.now() % 100_000}`
  const author = await atHisDesk(house.browser, house.url, 'qicao')
  await author.getByRole('link', { name: '起草公告' }).click()
  await author.getByRole('textbox', { name: '标题', exact: true }).fill(title)
  await author.getByLabel('摘要').fill('请于12月10日前核对本人学时。')
  await author.getByLabel('第1段（正文）').fill('各单位：请登录小程序，在“我的”中核对本年度学时。')
  await button(author, '提交审批').click()
  await row(author, '起草人和修改过的人不能审批').waitFor()
  const path = new URL(author.url()).pathname.replace('/console', '')

  const approver = await atHisDesk(house.browser, house.url, 'shenpi', path)
  await button(approver, '通过').click()
  await approver.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
  await row(approver, '已通过').waitFor()
  const publisher = await atHisDesk(house.browser, house.url, 'fabu', path)
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
