import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { getCourse, listCourses } from '@zhixing/shared/catalogue/contract'
import { enrol, listRegistrations, withdraw } from '@zhixing/shared/enrolment/contract'
import { getLearner } from '@zhixing/shared/identity/contract'
import { pages } from '@zhixing/shared/pages'
import { getProgress } from '@zhixing/shared/progress/contract'
import type { Page } from 'playwright-core'
import { launch } from '../support/browser'
import { phoneOf } from '../support/phone'
import { type Stack, startStack } from '../support/stack'

let stack: Stack
let browser: Awaited<ReturnType<typeof launch>>
beforeAll(async () => {
  stack = await startStack()
  browser = await launch()
}, 150_000)
afterAll(async () => {
  await browser?.close()
  await stack?.stop()
}, 30_000)
afterEach(() => expect(browser.complaints()).toEqual([]))

const phoneWindow = { width: 390, height: 844 }
const open = async (personId: string, path: string, query: Record<string, string> = {}): Promise<Page> => {
  const page = await browser.newPage(stack.url, phoneWindow)
  await page.goto(`/?phone=${personId}#/${path}?${new URLSearchParams(query)}`)
  return page
}
/** The router keeps earlier pages in the document, hidden. */
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const reads = (page: Page, text: string) => seen(page, text).first().waitFor()
/** Taro's button lies over its own words, so the place is tapped, not the words. */
const tap = (page: Page, text: string) => seen(page, text).last().click({ force: true })
const playing = (page: Page, seconds: number) =>
  page.evaluate(`(async () => {
    const film = document.querySelector('video')
    film.muted = true
    await film.play()
    await new Promise((resume) => setTimeout(resume, ${seconds * 1000}))
    film.pause()
  })()`)

/** A film the learner has not finished, in a course he has enrolled in by another way. */
async function aFilm(personId: string) {
  const phone = await phoneOf(stack.url, personId)
  const { courses } = await phone.ask(listCourses, {})
  for (const { courseId } of courses.filter(({ hasVideo }) => hasVideo)) {
    await phone.ask(enrol, { courseId })
    const [course, progress] = await Promise.all([phone.ask(getCourse, { courseId }), phone.ask(getProgress, { courseId })])
    const done = progress.lessons.filter(({ completedAt }) => completedAt).map(({ lessonId }) => lessonId)
    const lesson = course.lessons.find(({ kind, lessonId }) => (kind === 'video' || kind === 'shortVideo') && !done.includes(lessonId))
    if (!lesson) continue
    const watched = async () => {
      const { lessons } = await phone.ask(getProgress, { courseId })
      return lessons.find(({ lessonId }) => lessonId === lesson.lessonId)?.watchedSeconds ?? 0
    }
    return { courseId, lessonId: lesson.lessonId, watched }
  }
  throw new Error(`${personId} has finished every film`)
}

/** A course the learner may enrol in: one he has not, or one he has just withdrawn from. */
async function aNewCourse(personId: string): Promise<{ title: string }> {
  const phone = await phoneOf(stack.url, personId)
  const [{ registrations }, { jobLevel }] = await Promise.all([phone.ask(listRegistrations, {}), phone.ask(getLearner, {})])
  const mine = registrations.filter(({ state }) => state !== 'withdrawn')
  const { courses } = await phone.ask(listCourses, { jobLevel })
  const free = courses.find(({ courseId }) => !mine.some((each) => each.courseId === courseId))
  if (free) return free
  const begun = mine.find(({ state }) => state === 'enrolled')
  if (!begun) throw new Error(`${personId} has completed everything`)
  await phone.ask(withdraw, { courseId: begun.courseId })
  return begun
}
const until = async (met: () => Promise<boolean>) => {
  for (const from = Date.now(); Date.now() - from < 15_000; await new Promise((resume) => setTimeout(resume, 300))) if (await met()) return
  throw new Error('it never happened')
}

test('a learner finds a course, enrols and comes to its first lesson', async () => {
  const page = await open('xueyuan', pages.home)
  await reads(page, '林小满，您好')
  const { title } = await aNewCourse('xueyuan')
  await page.goto(`/?phone=xueyuan#/${pages.search}`)
  await page.locator('input').first().fill(title)
  await tap(page, '搜索')
  await seen(page, title).last().click()
  await tap(page, '报名学习')
  // WeChat's own question about messages may stand over the page.
  await page
    .getByRole('button', { name: '取消' })
    .click({ timeout: 3_000 })
    .catch(() => undefined)
  await seen(page, '开始学习').or(seen(page, '继续学习')).last().click({ force: true })
  await reads(page, '已覆盖')
}, 60_000)

test('what was played without a network is handed in when it is back, and counts once', async () => {
  const { courseId, lessonId, watched } = await aFilm('lao-xueyuan')
  const page = await open('lao-xueyuan', pages.play, { courseId, lessonId })
  await reads(page, '已覆盖')
  const before = await watched()
  await page.context().setOffline(true)
  await playing(page, 4)
  await reads(page, '已学内容保存在本机')
  expect(await watched()).toBe(before)
  await page.context().setOffline(false)
  await page.reload()
  await reads(page, '已覆盖')
  await until(async () => (await watched()) >= before + 3)
  expect(await watched()).toBeLessThanOrEqual(before + 6)
}, 90_000)

test('a second place takes over, and the first one can take it back', async () => {
  const { courseId, lessonId } = await aFilm('lao-xueyuan')
  const first = await open('lao-xueyuan', pages.play, { courseId, lessonId })
  await reads(first, '已覆盖')
  const second = await open('lao-xueyuan', pages.play, { courseId, lessonId })
  await reads(second, '已覆盖')
  await playing(first, 3)
  await tap(first, '在这里继续学习')
  await reads(first, '已覆盖')
}, 90_000)

test('a guest browses and is invited to bind', async () => {
  const page = await open('xin-xueyuan', pages.home)
  await reads(page, '绑定学员身份')
  await page.goto(`/?phone=xin-xueyuan#/${pages.study}`)
  await reads(page, '请先绑定学员身份')
}, 60_000)

test('the largest type fits the narrowest phone', async () => {
  const page = await browser.newPage(stack.url, { width: 320, height: 640 })
  await page.addInitScript(`localStorage.setItem('lao-xueyuan:type-size', JSON.stringify({ data: 'huge' }))`)
  for (const path of [pages.home, pages.catalogue, pages.study]) {
    await page.goto(`/?phone=lao-xueyuan#/${path}`)
    await page.waitForTimeout(1500)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  }
}, 60_000)
