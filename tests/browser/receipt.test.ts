import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { getCourse, listCourses } from '@zhixing/shared/catalogue/contract'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { ledgerPages } from '@zhixing/shared/ledger/pages'
import { getLogKey } from '@zhixing/shared/log/contract'
import { heartbeat, launch } from '@zhixing/shared/progress/contract'
import { showReceipt } from '@zhixing/shared/receipts/contract'
import { receiptsPages } from '@zhixing/shared/receipts/pages'
import type { Page } from 'playwright-core'
import { standing } from '../support/house'
import { phoneOf } from '../support/phone'

const house = standing()
const [phoneWindow, deskWindow] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const reads = (page: Page, text: string) => seen(page, text).first().waitFor()
/** `PICTURES=<folder>` keeps what was seen. */
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES)
    await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), fullPage: true })
}

const opened = async (personId: string, path: string, query: Record<string, string>) => {
  const page = await house.browser.newPage(house.url, phoneWindow)
  await page.goto(`/?phone=${personId}#/${path}?${new URLSearchParams(query)}`)
  return page
}
const stranger = async (address: string, window = phoneWindow) => {
  const page = await house.browser.newPage(house.url, window)
  await page.goto(address)
  return page
}

test('a learner shows a sealed receipt; a stranger checks it in the page, by file, and with the program alone; a forged one is told', async () => {
  const old = await phoneOf(house.url, 'lao-xueyuan')
  const { entries } = await old.ask(getTranscript, {})
  const entryId = entries.find(({ kind }) => kind === 'award')?.entryId ?? ''
  const transcript = await opened('lao-xueyuan', ledgerPages.transcript, {})
  await seen(transcript, '学时凭证').first().click({ force: true })
  await reads(transcript, '✔ 已存证')
  await picture(transcript, 'learner-sealed')
  await seen(transcript, '出示凭证二维码').last().click({ force: true })
  await reads(transcript, '请对方用微信扫一扫')
  expect(await transcript.locator('img[src^="data:image/gif"]').count()).toBe(1)
  await picture(transcript, 'learner-code')

  const { url } = await old.ask(showReceipt, { entryId, withName: true })
  const page = await stranger(url)
  await reads(page, '✔ 真实')
  for (const step of ['出示的课程对得上', '记录在存证日志里', '学院签名有效']) await reads(page, step)
  await picture(page, 'stranger-genuine-phone')
  const desk = await stranger(url, deskWindow)
  await reads(desk, '✔ 真实')
  await picture(desk, 'stranger-genuine-desk')

  const folder = mkdtempSync(join(tmpdir(), 'zhixing-receipt-'))
  const saved = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(name).click()])
    await download.saveAs(join(folder, download.suggestedFilename()))
  }
  await saved('下载凭证')
  await saved('下载核对程序')
  const { verifierKey } = await old.ask(getLogKey, {})
  const run = spawnSync(process.execPath, ['verify.mjs', 'receipt.json', '--key', verifierKey], {
    cwd: folder,
    encoding: 'utf8',
    env: {},
  })
  expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('真实')])

  const receipt = JSON.parse(readFileSync(join(folder, 'receipt.json'), 'utf8'))
  writeFileSync(
    join(folder, 'forged.json'),
    JSON.stringify({ ...receipt, leaf: { ...receipt.leaf, studyHours: 20 } }),
  )
  await page.locator('input[type=file]').setInputFiles(join(folder, 'forged.json'))
  await reads(page, '✘ 不可信')
  await reads(page, '内容、序号或证明路径被改动')
  await picture(page, 'stranger-forged-phone')
  await page.setViewportSize(deskWindow)
  await picture(page, 'stranger-forged-desk')
  writeFileSync(join(folder, 'other.json'), 'half a fi')
  await page.locator('input[type=file]').setInputFiles(join(folder, 'other.json'))
  await reads(page, '这个文件不是学时凭证')
  writeFileSync(
    join(folder, 'day.json'),
    JSON.stringify({ ...receipt, leaf: { ...receipt.leaf, awardedAt: 'yesterday' } }),
  )
  await page.locator('input[type=file]').setInputFiles(join(folder, 'day.json'))
  await reads(page, '✘ 不可信')
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ courses: [] }))
  await page.locator('input[type=file]').setInputFiles(join(folder, 'other.json'))
  await reads(page, '这个文件不是学时凭证')
  rmSync(folder, { recursive: true, force: true })
}, 120_000)

test('what was earned a moment ago is recorded, says when it will be sealed, and is sealed that night', async () => {
  const learner = await phoneOf(house.url, 'xueyuan')
  const entryId = await earned(learner)
  const page = await opened('xueyuan', receiptsPages.receipt, { entryId })
  await reads(page, '已入账')
  await reads(page, '凌晨存证')
  await picture(page, 'learner-recorded')
  const { url } = await learner.ask(showReceipt, { entryId })
  const shown = await stranger(url)
  await reads(shown, '已入账，还没有存证')
  await picture(shown, 'stranger-recorded-phone')
  await pass(24 * 3600)
  const later = await stranger(url)
  await reads(later, '✔ 真实')
  await reads(later, '历史没有改写') // there is a checkpoint before it now
  await picture(later, 'stranger-second-day-phone')
}, 120_000)

test('an address that leads nowhere says so', async () => {
  const page = await stranger(`/console/receipt.html#${'A'.repeat(22)}`)
  await reads(page, '没有这份学时凭证')
  await picture(page, 'stranger-none')
})

const pass = (advanceSeconds: number) =>
  fetch(`${house.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  })

/** Studies the shortest course there is to its end, on the clock of the machine, and gives the entry. */
async function earned(learner: Awaited<ReturnType<typeof phoneOf>>): Promise<string> {
  const before = new Set((await learner.ask(getTranscript, {})).entries.map((entry) => entry.entryId))
  const { courses } = await learner.ask(listCourses, {})
  for (const { courseId } of [...courses].sort((one, other) => one.lengthSeconds - other.lengthSeconds)) {
    const course = await learner.ask(getCourse, { courseId })
    if (course.presence) continue // it would ask whether he is there
    await learner.ask(enrol, { courseId })
    for (const { lessonId, lengthSeconds } of course.lessons.filter(({ optional }) => !optional)) {
      let { record } = await learner.ask(launch, { courseId, lessonId })
      for (let at = 0; at < lengthSeconds; at += 60) {
        const to = Math.min(lengthSeconds, at + 60)
        await pass(to - at)
        ;({ record } = await learner.ask(heartbeat, { record, played: [[at * 10, to * 10]] }))
      }
    }
    const entry = (await learner.ask(getTranscript, {})).entries.find(({ entryId }) => !before.has(entryId))
    if (entry) return entry.entryId
  }
  throw new Error('there is no course left to earn')
}
