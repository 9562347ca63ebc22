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
import { phoneOf } from '../support/phone'
import { runSystem } from '../support/running-system'

const system = runSystem()
const [phoneWindow, deskWindow] = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]
const visibleText = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const seesText = (page: Page, text: string) => visibleText(page, text).first().waitFor()
/** Saves a screenshot if `PICTURES=<folder>` is set. */
const picture = async (page: Page, name: string) => {
  if (process.env.PICTURES)
    await page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), fullPage: true })
}

const openAsLearner = async (personId: string, path: string, query: Record<string, string>) => {
  const page = await system.browser.newPage(system.url, phoneWindow)
  await page.goto(`/?phone=${personId}#/${path}?${new URLSearchParams(query)}`)
  return page
}
const openAsThirdParty = async (address: string, window = phoneWindow) => {
  const page = await system.browser.newPage(system.url, window)
  await page.goto(address)
  return page
}

test('a third party verifies a sealed receipt in the page, from a file and offline; a forged receipt is rejected', async () => {
  const old = await phoneOf(system.url, 'lao-xueyuan')
  const { entries } = await old.ask(getTranscript, {})
  const entryId = entries.find(({ kind }) => kind === 'award')?.entryId ?? ''
  const transcript = await openAsLearner('lao-xueyuan', ledgerPages.transcript, {})
  await visibleText(transcript, '学时凭证').first().click({ force: true })
  await seesText(transcript, '✔ 已存证')
  await picture(transcript, 'learner-sealed')
  await visibleText(transcript, '出示凭证二维码').last().click({ force: true })
  await seesText(transcript, '请对方用微信扫一扫')
  expect(await transcript.locator('img[src^="data:image/gif"]').count()).toBe(1)
  await picture(transcript, 'learner-code')

  const { url } = await old.ask(showReceipt, { entryId, withName: true })
  const page = await openAsThirdParty(url)
  await seesText(page, '✔ 真实')
  for (const step of ['出示的课程对得上', '记录在存证日志里', '学院签名有效']) await seesText(page, step)
  await picture(page, 'stranger-genuine-phone')
  const desk = await openAsThirdParty(url, deskWindow)
  await seesText(desk, '✔ 真实')
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
  await seesText(page, '✘ 不可信')
  await seesText(page, '内容、序号或证明路径被改动')
  await picture(page, 'stranger-forged-phone')
  await page.setViewportSize(deskWindow)
  await picture(page, 'stranger-forged-desk')
  writeFileSync(join(folder, 'other.json'), 'half a fi')
  await page.locator('input[type=file]').setInputFiles(join(folder, 'other.json'))
  await seesText(page, '这个文件不是学时凭证')
  writeFileSync(
    join(folder, 'day.json'),
    JSON.stringify({ ...receipt, leaf: { ...receipt.leaf, awardedAt: 'yesterday' } }),
  )
  await page.locator('input[type=file]').setInputFiles(join(folder, 'day.json'))
  await seesText(page, '✘ 不可信')
  writeFileSync(join(folder, 'other.json'), JSON.stringify({ courses: [] }))
  await page.locator('input[type=file]').setInputFiles(join(folder, 'other.json'))
  await seesText(page, '这个文件不是学时凭证')
  rmSync(folder, { recursive: true, force: true })
}, 120_000)

test('a new entry is shown as recorded with the time of sealing, and is sealed the next night', async () => {
  const learner = await phoneOf(system.url, 'xueyuan')
  const entryId = await completeCourse(learner)
  const page = await openAsLearner('xueyuan', receiptsPages.receipt, { entryId })
  await seesText(page, '已入账')
  await seesText(page, '凌晨存证')
  await picture(page, 'learner-recorded')
  const { url } = await learner.ask(showReceipt, { entryId })
  const shown = await openAsThirdParty(url)
  await seesText(shown, '已入账，还没有存证')
  await picture(shown, 'stranger-recorded-phone')
  await advanceClock(24 * 3600)
  const later = await openAsThirdParty(url)
  await seesText(later, '✔ 真实')
  await seesText(later, '历史没有改写') // checked from the second checkpoint on
  await picture(later, 'stranger-second-day-phone')
}, 120_000)

test('an unknown receipt address says that there is no such receipt', async () => {
  const page = await openAsThirdParty(`/console/receipt.html#${'A'.repeat(22)}`)
  await seesText(page, '没有这份学时凭证')
  await picture(page, 'stranger-none')
})

const advanceClock = (advanceSeconds: number) =>
  fetch(`${system.url}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds }),
  })

/**
 * Completes the shortest course without presence checks by advancing the clock; returns the id of its entry.
 */
async function completeCourse(learner: Awaited<ReturnType<typeof phoneOf>>): Promise<string> {
  const before = new Set((await learner.ask(getTranscript, {})).entries.map((entry) => entry.entryId))
  const { courses } = await learner.ask(listCourses, {})
  for (const { courseId } of [...courses].sort((one, other) => one.lengthSeconds - other.lengthSeconds)) {
    const course = await learner.ask(getCourse, { courseId })
    if (course.presence) continue // presence checks would interrupt it
    await learner.ask(enrol, { courseId })
    for (const { lessonId, lengthSeconds } of course.lessons.filter(({ optional }) => !optional)) {
      let { record } = await learner.ask(launch, { courseId, lessonId })
      for (let at = 0; at < lengthSeconds; at += 60) {
        const to = Math.min(lengthSeconds, at + 60)
        await advanceClock(to - at)
        ;({ record } = await learner.ask(heartbeat, { record, played: [[at * 10, to * 10]] }))
      }
    }
    const entry = (await learner.ask(getTranscript, {})).entries.find(({ entryId }) => !before.has(entryId))
    if (entry) return entry.entryId
  }
  throw new Error('the learner has completed every course')
}
