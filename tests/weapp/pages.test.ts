import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { identityPages } from '@zhixing/shared/identity/pages'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import { progressPages } from '@zhixing/shared/progress/pages'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import { aCollege, isReviewed } from './learner'
import { startPhone } from './phone'
import { measuresOf, tap, textOf } from './screen'
import { server } from './server'

const FIRST_BYTES_MAX = 30_000
let college: Awaited<ReturnType<typeof aCollege>>
let phone: ReturnType<typeof startPhone>

beforeAll(async () => {
  college = await aCollege()
  await isReviewed(college)
}, 60_000)
afterEach(() => phone.kill())

const asLearner = (options: Parameters<typeof startPhone>[0] = {}) => {
  phone = startPhone({ request: server().request, storage: college.storage(), ...options })
  return phone
}

const opened = (): [string, string, string][] => [
  ['home', pages.home, '张建国，您好'],
  ['catalogue', pages.catalogue, '依申请公开'],
  ['study', pages.study, '已入账'],
  ['me', pages.me, '张建国'],
  ['search', cataloguePages.search, '可以搜课程名'],
  ['course', `${cataloguePages.course}?courseId=${college.courseId}`, '第一讲：先看全貌'],
  ['play', `${progressPages.play}?courseId=${college.courseId}&lessonId=${college.film}`, '还需'],
  ['play', `${progressPages.play}?courseId=${college.courseId}&lessonId=${college.sound}`, '还需'],
  ['read', `${progressPages.read}?courseId=${college.courseId}&lessonId=${college.article}`, '第3段'],
  ['announcements', announcementsPages.announcements, '网络安全'],
  [
    'announcement',
    `${announcementsPages.announcement}?announcementId=${college.announcementId}`,
    '请按时完成',
  ],
  ['transcript', ledgerPages.transcript, '您的申诉已收到'],
  ['receipt', `${receiptsPages.receipt}?entryId=2026-nothing`, '台账中没有这笔学时'],
  ['reviews', reviewsPages.reviews, '当晚是我值班'],
  ['settings', pages.settings, '特大'],
  ['bind', identityPages.bind, '您已绑定学员身份'],
  ['confirm', `${identityPages.confirm}?scene=${'0'.repeat(26)}`, '没有'],
  ['privacy', pages.privacy, '手机号'],
  ['complaints', pages.complaints, '意见'],
]

describe('every page of the build, against the handlers that are deployed', () => {
  test('opens, says what it is for, and is painted in two small steps', async () => {
    for (const [name, url, says] of opened()) {
      const { open, reads, quiet, sent, errors, kill } = asLearner()
      open(url)
      await reads(says)
      const page = await quiet()
      expect([name, errors]).toEqual([name, []])
      expect([name, sent.length > 2 && sent.map(({ bytes }) => bytes)]).toEqual([name, false])
      expect(sent.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(FIRST_BYTES_MAX)
      const { nodes, depth, children } = measuresOf(page)
      expect([name, nodes < 1000, depth < 30, children <= 60]).toEqual([name, true, true, true])
      kill()
    }
  }, 120_000)

  test('no page of the program is left out', () => {
    const named = new Set(opened().map(([, path]) => path))
    expect(pagePaths.filter((path) => !named.has(path))).toEqual([])
  })

  test('the same where new Function is silently empty', async () => {
    asLearner({ dynamicCode: 'nothing' }).open(pages.home)
    await phone.reads('张建国，您好')
    expect(phone.errors).toEqual([])
  }, 30_000)

  test('a guest browses, and is invited where something would be his own', async () => {
    asLearner({ storage: new Map() })
    phone.open(pages.home)
    await phone.reads('绑定学员身份')
    phone.open(pages.study)
    await phone.reads('请先绑定学员身份')
    phone.open(`${cataloguePages.course}?courseId=${college.courseId}`)
    await phone.reads('绑定身份后报名')
  }, 30_000)

  test('without a network a page says so, and asks again at a tap', async () => {
    const { request, state } = server()
    state.network = 'down'
    asLearner({ request }).open(pages.catalogue)
    await phone.reads('网络不通')
    state.network = 'up'
    tap(await phone.quiet(), '再试一次')
    await phone.reads('依申请公开')
  }, 30_000)

  test('what is refused is said in the words of the catalogue', async () => {
    asLearner().open(`${cataloguePages.course}?courseId=${'0'.repeat(26)}`)
    expect(textOf(await phone.reads('课程不存在或已下架'))).toContain('返回')
  }, 30_000)

  test('a hidden page is not sent anything', async () => {
    asLearner().open(pages.home)
    await phone.reads('张建国，您好')
    phone.open(`${cataloguePages.course}?courseId=${college.otherId}`)
    tap(await phone.reads('报名学习'), '报名学习')
    await phone.reads('开始学习')
    await phone.quiet()
    expect(phone.sent.filter(({ shown }) => !shown)).toEqual([])
    phone.leave()
    await phone.quiet()
    expect(phone.errors).toEqual([])
  }, 30_000)
})
