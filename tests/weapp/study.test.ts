import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { getProgress, launch } from '@zhixing/shared/progress/contract'
import { request } from '../support/request'
import { aCollege, type College } from './given'
import { fire, type PageWithTree, requirePlayer, tap, textOf } from './page-tree'
import { type SimulatedPhone, startPhone } from './simulated-phone'
import { createWxNetwork } from './wx-network'

const TIMEOUT_MS = 8000
const LESSON_NEEDED_SECONDS = 59 // 98% of the minute that the lesson of the college lasts

let college: College
let phone: SimulatedPhone
let network: ReturnType<typeof createWxNetwork>
let storage: Map<string, unknown>

beforeEach(async () => {
  college = await aCollege()
  network = createWxNetwork()
  storage = college.storage()
}, 60_000)
afterEach(() => phone.kill())

async function openVideo() {
  phone = startPhone({ request: network.request, storage })
  phone.open(college.videoUrl)
  await phone.waitForText('还需')
  return phone.waitUntilQuiet()
}

/**
 * Plays from one second to another. All ticks come at the same time, as on a slow phone. Returns the player.
 */
function play(page: PageWithTree, from: number, to: number) {
  const player = requirePlayer(page)
  for (let seconds = from; seconds <= to; seconds += 0.25)
    fire(page, player, 'timeupdate', { currentTime: seconds, duration: 60 })
  return player
}

async function getWatchedSeconds(wanted = college.videoId): Promise<number> {
  const { body } = await request(getProgress, { courseId: college.courseId }, { token: college.token })
  return body.lessons.find(({ lessonId }) => lessonId === wanted)?.watchedSeconds ?? 0
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function waitUntil(isMet: () => boolean | Promise<boolean>) {
  for (const from = Date.now(); Date.now() - from < TIMEOUT_MS; await sleep(30)) if (await isMet()) return
  throw new Error('the condition was never met')
}

describe('played intervals', () => {
  test('are sent when the page is hidden, and the page shows what counts', async () => {
    const page = await openVideo()
    play(page, 0, 1.5)
    phone.hide()
    await waitUntil(async () => (await getWatchedSeconds()) === 1)
    phone.show()
    await phone.waitForText('\n1 秒')
    expect(phone.setDataCalls.filter(({ isShown }) => !isShown)).toEqual([])
  }, 30_000)

  test('move the figures while the video plays, as pending until the server has answered', async () => {
    const page = await openVideo()
    network.state.received.length = 0
    play(page, 0, 12)
    const moved = textOf(await phone.waitForText('含刚学的 12 秒，待系统确认'))
    expect(moved).toContain(`还需\n${LESSON_NEEDED_SECONDS - 12} 秒`)
    expect(network.state.received).toEqual([])
    phone.hide()
    await waitUntil(() => network.state.received.includes('POST /v1/heartbeats'))
    phone.show()
    const confirmed = textOf(await phone.waitForText('以上数字系统已确认'))
    // A second of content takes a second: what was played faster is covered, and not credited.
    expect(confirmed).toContain('已覆盖\n12 秒')
    expect(confirmed).not.toContain('已计入\n12 秒')
  }, 30_000)

  test('survive a kill without a network and are sent by the next visit', async () => {
    const page = await openVideo()
    network.state.condition = 'down'
    play(page, 0, 1.5)
    phone.hide()
    await sleep(100)
    phone.kill()
    expect(storage.get('unsent')).toMatchObject([{ lessonId: college.videoId, played: [[0, 15]] }])

    network.state.condition = 'up'
    await openVideo()
    await waitUntil(() => !storage.has('unsent'))
    expect(await getWatchedSeconds()).toBe(1)
  }, 30_000)

  test('of a lesson whose session has ended outlive the study of another lesson', async () => {
    const page = await openVideo()
    network.state.condition = 'down'
    play(page, 0, 1.5)
    phone.hide()
    await sleep(100)
    phone.kill()
    const ofVideo = { courseId: college.courseId, lessonId: college.videoId }
    await request(launch, ofVideo, { token: college.token }) // another device takes the session over

    network.state.condition = 'up'
    phone = startPhone({ request: network.request, storage })
    phone.open(college.articleUrl)
    await phone.waitForText('第3段')
    await sleep(2500)
    phone.hide()
    await waitUntil(async () => (await getWatchedSeconds(college.articleId)) >= 1)
    phone.kill()
    expect(storage.get('unsent')).toMatchObject([{ lessonId: college.videoId, played: [[0, 15]] }])

    await openVideo()
    await waitUntil(() => !storage.has('unsent'))
    expect(await getWatchedSeconds()).toBe(1)
  }, 30_000)

  test('stored by an earlier version, as one lesson, are sent', async () => {
    const page = await openVideo()
    network.state.condition = 'down'
    play(page, 0, 1.5)
    phone.hide()
    await sleep(100)
    phone.kill()
    storage.set('unsent', (storage.get('unsent') as unknown[])[0])
    network.state.condition = 'up'
    await openVideo()
    await waitUntil(() => !storage.has('unsent'))
    expect(await getWatchedSeconds()).toBe(1)
  }, 30_000)

  test('are sent again after a lost answer and count once', async () => {
    const page = await openVideo()
    network.state.condition = 'answers are lost'
    play(page, 0, 1.5)
    phone.hide()
    await waitUntil(async () => (await getWatchedSeconds()) === 1)
    expect(storage.has('unsent')).toBe(true)

    network.state.condition = 'up'
    phone.show()
    await waitUntil(() => !storage.has('unsent'))
    expect(await getWatchedSeconds()).toBe(1)
    await phone.waitForText('\n1 秒')
  }, 30_000)

  test('do not include what a seek jumped over', async () => {
    const page = await openVideo()
    play(page, 0, 1)
    play(page, 40, 41)
    phone.hide()
    await waitUntil(async () => (await getWatchedSeconds()) === 2)
  }, 30_000)

  test('stop counting when another device takes over; the page says so and can take it back', async () => {
    const page = await openVideo()
    const { courseId, articleId, token } = college
    await request(launch, { courseId, lessonId: articleId }, { token })
    play(page, 0, 1.5)
    phone.hide()
    await waitUntil(() => network.state.received.includes('POST /v1/heartbeats'))
    phone.show()
    tap(await phone.waitForText('在这里继续学习'), '在这里继续学习')
    await phone.waitForText('还需')
    await waitUntil(async () => (await getWatchedSeconds()) === 1)
  }, 30_000)

  test('are stored without a network, and the page says so', async () => {
    const page = await openVideo()
    network.state.condition = 'down'
    const player = play(page, 0, 1.5)
    fire(page, player, 'ended')
    await phone.waitForText('已学内容保存在本机')
  }, 30_000)
})
