import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { identityPages } from '@zhixing/shared/identity/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { aPublishedCourse } from '../support/catalogue/given'
import { useOwnTable } from '../support/engine/own-table'
import { aCollege, addAppealedReview, type College } from './given'
import { measureTree, nodesBelow, tap, textOf } from './page-tree'
import { type SimulatedPhone, startPhone } from './simulated-phone'
import { createWxNetwork } from './wx-network'

const SET_DATA_MAX = 2
const FIRST_RENDER_BYTES_MAX = 12_000 // the privacy page is all text; tests/bench/weapp.ts holds its pages to 8,000
const FULL_LIST_BYTES_MAX = 24_000 // twenty courses, which is a whole page of the catalogue
const COURSES_A_PAGE = 20
const RETRIES_MS = 3000 // a request that fails is repeated after 0.8 and 1.6 seconds

let college: College
let phone: SimulatedPhone
let leaveTable: () => void

/** The table is this file's own, because the bytes of a list depend on how many courses there are. */
beforeAll(async () => {
  leaveTable = (await useOwnTable()).leave
  college = await aCollege()
  await addAppealedReview(college)
}, 60_000)
afterAll(() => leaveTable())
afterEach(() => phone.kill())

/** Starts the phone on which the learner of the college is signed in. */
function startLearnersPhone(options: Parameters<typeof startPhone>[0] = {}) {
  phone = startPhone({ request: createWxNetwork().request, storage: college.storage(), ...options })
}

/** The URL of every page with a text that it shows to the learner. */
const urlsAndTexts = (): [url: string, text: string][] => [
  [pages.home, '张建国，您好'],
  [pages.catalogue, '依申请公开'],
  [pages.study, '已入账'],
  [pages.me, '张建国'],
  [identityPages.sessions, '不认识的，请退出'],
  [cataloguePages.search, '可以搜课程名'],
  [`${cataloguePages.course}?courseId=${college.courseId}`, '第一讲：先看全貌'],
  [college.videoUrl, '还需'],
  [college.audioUrl, '还需'],
  [college.articleUrl, '第3段'],
  [announcementsPages.announcements, '网络安全'],
  [`${announcementsPages.announcement}?announcementId=${college.announcementId}`, '请按时完成'],
  [ledgerPages.transcript, '您的申诉已收到'],
  [`${receiptsPages.receipt}?entryId=2026-${'0'.repeat(26)}-00001`, '台账中没有这笔学时'],
  [reviewsPages.reviews, '当晚是我值班'],
  [pages.settings, '特大'],
  [identityPages.bind, '您已绑定学员身份'],
  [`${identityPages.confirm}?scene=${'0'.repeat(26)}`, '没有'],
  [pages.privacy, '手机号'],
  [pages.complaints, '意见'],
]

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0)

describe('every page of the build, against the deployed handlers', () => {
  test('shows its content with two small setData calls, within the limits of WeChat’s audit', async () => {
    for (const [url, text] of urlsAndTexts()) {
      startLearnersPhone()
      phone.open(url)
      await phone.waitForText(text)
      const page = await phone.waitUntilQuiet()
      expect([url, phone.errors]).toEqual([url, []])
      const bytes = phone.setDataCalls.map((call) => call.bytes)
      expect([url, bytes, bytes.length <= SET_DATA_MAX]).toEqual([url, bytes, true])
      expect([url, sum(bytes) < FIRST_RENDER_BYTES_MAX]).toEqual([url, true])
      const { nodes, depth, children } = measureTree(page)
      expect([url, nodes < 1000, depth < 30, children <= 60]).toEqual([url, true, true, true])
      phone.kill()
    }
  }, 120_000)

  test('sends roles, names and headings to WeChat’s screen reader', async () => {
    const rolesOf = async (url: string, text: string) => {
      startLearnersPhone()
      phone.open(url)
      await phone.waitForText(text)
      const page = await phone.waitUntilQuiet()
      phone.kill()
      return [...nodesBelow(page.data.root)].flatMap((node) => Object.values(node))
    }
    expect(await rolesOf(pages.home, '张建国，您好')).toEqual(
      expect.arrayContaining(['main', 'heading', 'link', '培训要求：学习档案']),
    )
    expect(await rolesOf(pages.settings, '特大')).toEqual(
      expect.arrayContaining(['radiogroup', 'radio', 'button']),
    )
    expect(await rolesOf(pages.study, '已入账')).toEqual(
      expect.arrayContaining(['tablist', 'tab', '我的课程']),
    )
    expect(await rolesOf(cataloguePages.search, '可以搜课程名')).toContain('搜索课程')
  }, 60_000)

  test('is in the list above', () => {
    const listed = new Set(urlsAndTexts().map(([url]) => url.split('?')[0]))
    expect(pagePaths.filter((path) => !listed.has(path))).toEqual([])
  })

  test('works on clients where new Function does nothing', async () => {
    startLearnersPhone({ dynamicCode: 'does nothing' })
    phone.open(pages.home)
    await phone.waitForText('张建国，您好')
    expect(phone.errors).toEqual([])
  }, 30_000)

  test('lets a guest browse and asks them to bind where it is about the learner', async () => {
    startLearnersPhone({ storage: new Map() })
    phone.open(pages.home)
    await phone.waitForText('绑定学员身份')
    phone.open(pages.study)
    await phone.waitForText('请先绑定学员身份')
    phone.open(`${cataloguePages.course}?courseId=${college.courseId}`)
    await phone.waitForText('绑定身份后报名')
    phone.open(college.videoUrl)
    const lesson = await phone.waitForText('请先绑定学员身份')
    expect(textOf(lesson)).toContain('去绑定')
    expect(textOf(lesson)).not.toContain('登录已过期')
  }, 30_000)

  test('says when there is no network, and loads again on a tap', async () => {
    const { request, state } = createWxNetwork()
    state.condition = 'down'
    startLearnersPhone({ request })
    phone.open(pages.catalogue)
    await phone.waitForText('网络不通')
    state.condition = 'up'
    tap(await phone.waitUntilQuiet(), '再试一次')
    await phone.waitForText('依申请公开')
  }, 30_000)

  test('loads again by itself when the network returns, once for each return', async () => {
    const { request, login, state } = createWxNetwork()
    state.condition = 'down'
    startLearnersPhone({ request, login })
    phone.open(pages.catalogue)
    await phone.waitForText('网络不通')
    const sentBefore = state.sent
    phone.reportNetwork(true) // a change of the network that does not reach the server
    await phone.waitForText('网络不通')
    await phone.waitUntilQuiet(RETRIES_MS)
    const sentByReturn = state.sent - sentBefore
    await phone.waitUntilQuiet(RETRIES_MS)
    expect(sentByReturn).toBeGreaterThan(0)
    expect(state.sent - sentBefore).toBe(sentByReturn)
    state.condition = 'up'
    phone.reportNetwork(true)
    await phone.waitForText('依申请公开')
  }, 40_000)

  test('launches a lesson when the network returns', async () => {
    const { request, login, state } = createWxNetwork()
    state.condition = 'down'
    startLearnersPhone({ request, login })
    phone.open(college.videoUrl)
    await phone.waitForText('网络不通')
    state.condition = 'up'
    phone.reportNetwork(true)
    await phone.waitForText('还需')
  }, 30_000)

  test('says that the network is missing when a sign-in has expired too', async () => {
    const { request, login, state } = createWxNetwork()
    state.condition = 'down'
    const signedIn = college.storage().get('signed-in') as object
    const storage = new Map([['signed-in', { ...signedIn, expiresAt: 1 }]])
    startLearnersPhone({ request, login, storage })
    phone.open(college.videoUrl)
    await phone.waitForText('网络不通')
    expect(phone.errors).toEqual([])
  }, 30_000)

  test('counts courses alike on the study tab and in the transcript, which folds its numbers', async () => {
    startLearnersPhone()
    phone.open(pages.study)
    const studyText = textOf(await phone.waitForText('入账课程'))
    phone.open(ledgerPages.transcript)
    const transcript = await phone.waitForText('入账课程')
    const countOf = (text: string) => /(\d+)\n门\n入账课程/.exec(text)?.[1]
    expect(countOf(studyText)).toBeDefined()
    expect(countOf(studyText)).toBe(countOf(textOf(transcript)))
    expect(textOf(transcript)).not.toMatch(/编号：|规则：/)
    tap(transcript, '规则和编号')
    await phone.waitForText('编号：')
  }, 30_000)

  test('names the courses that close a requirement', async () => {
    startLearnersPhone()
    phone.open(pages.home)
    tap(await phone.waitForText('学哪些课能补上'), '学哪些课能补上')
    await phone.waitForText('公文写作入门')
    await phone.waitForText('还差')
  }, 30_000)

  test('has a tab bar whose labels follow page and type size', async () => {
    const storage = college.storage()
    storage.set('type-size', 'huge')
    startLearnersPhone({ storage })
    phone.open(pages.home)
    expect(phone.tabBar()).toMatchObject({ selected: pages.home, typeSize: 'huge' })
    phone.open(pages.settings)
    expect(phone.tabBar()).toBeUndefined()
    tap(await phone.waitForText('标准'), '标准')
    phone.goBack()
    await phone.waitUntilQuiet()
    expect(phone.tabBar()).toMatchObject({ selected: pages.home, typeSize: 'standard' })
  }, 30_000)

  test('shows a refusal with the title of the catalogue of problems', async () => {
    startLearnersPhone()
    phone.open(`${cataloguePages.course}?courseId=${'0'.repeat(26)}`)
    expect(textOf(await phone.waitForText('课程不存在或已下架'))).toContain('返回')
  }, 30_000)

  test('calls no setData while it is hidden', async () => {
    startLearnersPhone()
    phone.open(pages.home)
    await phone.waitForText('张建国，您好')
    phone.open(`${cataloguePages.course}?courseId=${college.otherCourseId}`)
    tap(await phone.waitForText('报名学习'), '报名学习')
    await phone.waitForText('开始学习')
    await phone.waitUntilQuiet()
    expect(phone.setDataCalls.filter(({ isShown }) => !isShown)).toEqual([])
    phone.goBack()
    await phone.waitUntilQuiet()
    expect(phone.errors).toEqual([])
  }, 30_000)

  test('sends a whole page of twenty courses in two setData calls of less than 24 kB', async () => {
    for (let count = 1; count <= COURSES_A_PAGE; count++) await aPublishedCourse({ title: `第${count}门课` })
    startLearnersPhone()
    phone.open(pages.catalogue)
    await phone.waitForText('加载更多')
    const page = await phone.waitUntilQuiet()
    const bytes = phone.setDataCalls.map((call) => call.bytes)
    expect(textOf(page).match(/第\d+门课/g)).toHaveLength(COURSES_A_PAGE)
    expect(bytes.length).toBeLessThanOrEqual(SET_DATA_MAX)
    expect(sum(bytes)).toBeGreaterThan(FIRST_RENDER_BYTES_MAX)
    expect(sum(bytes)).toBeLessThan(FULL_LIST_BYTES_MAX)
  }, 30_000)
})
