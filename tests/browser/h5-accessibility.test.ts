import { beforeAll, describe, expect, test } from '@jest/globals'
import { listAnnouncements } from '@zhixing/shared/announcements/contract'
import { announcementsPages } from '@zhixing/shared/announcements/pages'
import { getCourse } from '@zhixing/shared/catalogue/contract'
import { cataloguePages } from '@zhixing/shared/catalogue/pages'
import { listRegistrations } from '@zhixing/shared/enrolment/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { pagePaths } from '@zhixing/shared/modules'
import { pages } from '@zhixing/shared/pages'
import { progressPages } from '@zhixing/shared/progress/pages'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import { reviewsPages } from '@zhixing/shared/reviews/pages'
import type { Page } from 'playwright-core'
import { listSeriousFaults, listSmallTargets, overflowOf } from '../support/accessibility/audit'
import { phoneOf } from '../support/phone'
import { runSystem } from '../support/running-system'

const ENROLLED = 'xueyuan'
const LEARNER = 'lao-xueyuan'
const GUEST = 'xin-xueyuan'
const CONTROLS =
  '[role=button], [role=link], [role=radio], [role=tab], a[href], button, input, taro-textarea-core'

const system = runSystem()

interface AuditedPage {
  path: string
  query?: Record<string, string>
  personId?: string
  /** Headings below the title. */
  headings: (string | RegExp)[]
  controls: [
    role:
      | 'button'
      | 'link'
      | 'radio'
      | 'tab'
      | 'searchbox'
      | 'spinbutton'
      | 'textbox'
      | 'radiogroup'
      | 'tablist',
    name: string | RegExp,
  ][]
}

let audited: AuditedPage[]

beforeAll(async () => {
  const phone = await phoneOf(system.url, LEARNER)
  const { announcements } = await phone.ask(listAnnouncements, {})
  const { registrations } = await phone.ask(listRegistrations, {})
  const { entries } = await phone.ask(getTranscript, {})
  const lessonOf = async (isOfKind: (kind: string) => boolean) => {
    for (const { courseId } of registrations) {
      const { lessons } = await phone.ask(getCourse, { courseId })
      const lesson = lessons.find(({ kind }) => isOfKind(kind))
      if (lesson) return { courseId, lessonId: lesson.lessonId }
    }
    throw new Error('no lesson of that kind')
  }
  const [video, text] = await Promise.all([
    lessonOf((kind) => kind === 'video' || kind === 'shortVideo'),
    lessonOf((kind) => kind === 'article' || kind === 'document'),
  ])
  const mine = await (await phoneOf(system.url, ENROLLED)).ask(listRegistrations, {})
  const enrolled = mine.registrations.find(({ state }) => state === 'enrolled') ?? video
  const announcementId = announcements[0]?.announcementId ?? ''
  const entryId = entries[0]?.entryId ?? ''
  audited = [
    {
      path: pages.home,
      headings: [/您好/, '培训要求', '最新公告', '新课上线'],
      controls: [['link', /学习档案/]],
    },
    {
      path: pages.catalogue,
      headings: [],
      controls: [
        ['link', /搜索课程/],
        ['radiogroup', '课程分类'],
        ['radio', '必修'],
      ],
    },
    {
      path: pages.study,
      headings: [/年度/],
      controls: [
        ['tablist', '我的课程'],
        ['tab', '已学完'],
      ],
    },
    {
      path: pages.me,
      headings: ['周文博'],
      controls: [
        ['link', /学习档案/],
        ['link', '设置'],
      ],
    },
    {
      path: pages.settings,
      headings: ['字号', '关于'],
      controls: [
        ['radio', '特大'],
        ['button', '解除绑定'],
      ],
    },
    { path: identityPages.sessions, headings: [], controls: [['button', '退出其他全部设备']] },
    { path: pages.privacy, headings: ['学员名册信息', '不收集什么'], controls: [] },
    { path: pages.complaints, headings: ['也可以这样反映'], controls: [] },
    { path: announcementsPages.announcements, headings: [], controls: [['link', /湖南省/]] },
    { path: announcementsPages.announcement, query: { announcementId }, headings: [/./], controls: [] },
    {
      path: cataloguePages.search,
      headings: [],
      controls: [
        ['searchbox', '搜索课程'],
        ['button', '搜索'],
      ],
    },
    {
      path: cataloguePages.course,
      query: { courseId: enrolled.courseId },
      personId: ENROLLED,
      headings: ['课程介绍', '课程目录'],
      controls: [
        ['link', /1/],
        ['button', '退选这门课程'],
      ],
    },
    { path: progressPages.play, query: video, headings: [/./], controls: [['link', /正在学/]] },
    { path: progressPages.read, query: text, headings: [/./], controls: [] },
    {
      path: ledgerPages.transcript,
      headings: ['入账明细', '学时怎么算'],
      controls: [['button', /学时怎么算/]],
    },
    {
      path: receiptsPages.receipt,
      query: { entryId },
      headings: ['凭证有什么用'],
      controls: [['button', /出示凭证/]],
    },
    { path: reviewsPages.reviews, headings: [/./], controls: [] },
    {
      path: identityPages.bind,
      personId: GUEST,
      headings: ['绑定学员身份'],
      controls: [
        ['textbox', '姓名'],
        ['spinbutton', '学员编号'],
      ],
    },
    {
      path: identityPages.confirm,
      query: { scene: '0'.repeat(26) },
      headings: [/./],
      controls: [['button', '返回']],
    },
  ]
}, 60_000)

async function open({ path, query = {}, personId = LEARNER }: AuditedPage, width: number, typeSize?: string) {
  const page = await system.browser.newPage(system.url, { width, height: 844 })
  if (typeSize) {
    const stored = JSON.stringify({ data: typeSize })
    await page.addInitScript(`localStorage.setItem('${personId}:type-size', ${JSON.stringify(stored)})`)
  }
  await page.goto(`/?phone=${personId}#/${path}?${new URLSearchParams(query)}`)
  await page.locator('.page').filter({ visible: true }).first().waitFor()
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
  return page
}

/** The roles and names that the page lacks, once `waitMs` have passed. */
async function listMissing(page: Page, { headings, controls }: AuditedPage, waitMs = 8000) {
  const missing: string[] = []
  const expectOne = async (role: Parameters<Page['getByRole']>[0], name: string | RegExp, level?: number) => {
    const found = page.getByRole(role, { name, ...(level && { level }) })
    await found
      .first()
      .waitFor({ timeout: waitMs })
      .catch(() => missing.push(`${role} ${name}`))
  }
  for (const name of headings) await expectOne('heading', name)
  for (const [role, name] of controls) await expectOne(role, name)
  await expectOne('heading', /./, 1)
  await expectOne('main', '')
  return missing
}

/** What is wrong with how the page looks: what axe finds, small targets, and a page wider than its window. */
const listVisible = async (page: Page) => ({
  serious: await listSeriousFaults(page),
  small: await listSmallTargets(page, CONTROLS),
  overflow: Math.max(0, await overflowOf(page)),
})

const faultless = { serious: [], small: [], overflow: 0 }

describe.each([
  ['standard', [390, 320, 1280]],
  ['huge', [320]],
])('in %s type', (typeSize, widths) => {
  test('every page of the mini-program has its headings, names and roles, and nothing that axe calls serious', async () => {
    const faults: Record<string, unknown> = {}
    for (const each of audited) {
      const page = await open(each, widths[0] ?? 0, typeSize)
      const missing = await listMissing(page, each)
      if (missing.length) faults[each.path] = missing
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 })
        const found = await listVisible(page)
        if (JSON.stringify(found) !== JSON.stringify(faultless)) faults[`${each.path} at ${width} px`] = found
      }
      await page.context().close()
    }
    expect(faults).toEqual({})
  }, 300_000)
})

test('every page is in the list above', () => {
  const listed = audited.map(({ path }) => path)
  expect(pagePaths.filter((path) => !listed.includes(path as never))).toEqual([])
})

test('a keyboard opens a page, moves in a choice, and a dialog gives the focus back', async () => {
  const page = await open({ path: pages.settings, headings: [], controls: [] }, 390)
  await page.getByRole('radio', { name: '标准' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('[role=radio][aria-checked=true]:focus').getByText('大', { exact: true }).waitFor()
  await page.getByRole('button', { name: '解除绑定' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '解除绑定？' })
  await dialog.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.evaluate('document.activeElement.textContent')).toBe('解除绑定')
  await page.getByRole('link', { name: '隐私说明' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '不收集什么' }).waitFor()
  await page.getByRole('button', { name: '返回' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: '特大' }).waitFor()
}, 60_000)

test('control: a page without roles and names is reported', async () => {
  const page = await open({ path: pages.settings, headings: [], controls: [] }, 390)
  await page.getByRole('button', { name: '解除绑定' }).waitFor()
  // A copy is spoiled, as React may render the page itself again and mend it.
  await page.evaluate(`(() => {
    document.body.replaceWith(document.body.cloneNode(true))
    document.querySelector('[role=radiogroup]').setAttribute('role', 'list')
    const small = document.createElement('button')
    small.style.cssText = 'width: 20px; height: 20px; padding: 0'
    document.querySelector('.page').append(small)
  })()`)
  const expected: AuditedPage = {
    path: pages.settings,
    headings: ['没有这个标题'],
    controls: [['radiogroup', '字号']],
  }
  const missing = await listMissing(page, expected, 1000)
  const { serious, small } = await listVisible(page)
  expect(missing).toEqual(['heading 没有这个标题', 'radiogroup 字号'])
  expect(serious.map(({ rule }) => rule)).toContain('button-name')
  expect(small.length).toBeGreaterThan(0)
}, 60_000)
