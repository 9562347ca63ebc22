import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { getProgress, launch } from '@zhixing/shared/progress/contract'
import { progressPages } from '@zhixing/shared/progress/pages'
import { request } from '../support/request'
import { aCollege } from './learner'
import { startPhone } from './phone'
import { fire, nodeWith, tap } from './screen'
import { server } from './server'

let college: Awaited<ReturnType<typeof aCollege>>
let phone: ReturnType<typeof startPhone>
let wire: ReturnType<typeof server>
let storage: Map<string, unknown>

beforeEach(async () => {
  college = await aCollege()
  wire = server()
  storage = college.storage()
}, 60_000)
afterEach(() => phone.kill())

const openFilm = async () => {
  phone = startPhone({ request: wire.request, storage })
  phone.open(`${progressPages.play}?courseId=${college.courseId}&lessonId=${college.film}`)
  await phone.reads('还需')
  return phone.quiet()
}

/** Plays from one second to another: ticks as a burst, four to the second, which is what a slow phone makes of them. */
const play = (page: Awaited<ReturnType<typeof openFilm>>, from: number, to: number) => {
  const film = nodeWith(page, (node) =>
    Object.values(node).some((attribute) => String(attribute).includes('/media/')),
  ) // Taro shortens the names of attributes
  if (!film) throw new Error('no film on the page')
  for (let time = from; time <= to; time += 0.25)
    fire(page, film, 'timeupdate', { currentTime: time, duration: 60 })
  return film
}
const watched = async () => {
  const { body } = await request(getProgress, { courseId: college.courseId }, { token: college.token })
  return body.lessons.find(({ lessonId }) => lessonId === college.film)?.watchedSeconds ?? 0
}
const later = (ms: number) => new Promise((resume) => setTimeout(resume, ms))
const until = async (met: () => boolean | Promise<boolean>) => {
  for (const from = Date.now(); Date.now() - from < 8000; await later(30)) if (await met()) return
  throw new Error('it never happened')
}

describe('what was played', () => {
  test('goes out when the page is hidden, and the page says what of it counts', async () => {
    const page = await openFilm()
    play(page, 0, 1.5)
    phone.hide()
    await until(async () => (await watched()) === 1)
    phone.show()
    await phone.reads('\n1 秒')
    expect(phone.sent.filter(({ shown }) => !shown)).toEqual([])
  }, 30_000)

  test('survives a kill without a network, and is handed in by the next visit', async () => {
    const page = await openFilm()
    wire.state.network = 'down'
    play(page, 0, 1.5)
    phone.hide()
    await later(100)
    phone.kill()
    expect(storage.get('unsent')).toMatchObject({ lessonId: college.film, played: [[0, 15]] })

    wire.state.network = 'up'
    await openFilm()
    await until(() => !storage.has('unsent'))
    expect(await watched()).toBe(1)
  }, 30_000)

  test('is sent again after a lost answer, and counts once', async () => {
    const page = await openFilm()
    wire.state.network = 'answers are lost'
    play(page, 0, 1.5)
    phone.hide()
    await until(async () => (await watched()) === 1)
    expect(storage.has('unsent')).toBe(true)

    wire.state.network = 'up'
    phone.show()
    await until(() => !storage.has('unsent'))
    expect(await watched()).toBe(1)
    await phone.reads('\n1 秒')
  }, 30_000)

  test('does not include what was jumped over', async () => {
    const page = await openFilm()
    play(page, 0, 1)
    play(page, 40, 41)
    phone.hide()
    await until(async () => (await watched()) === 2)
  }, 30_000)

  test('stops to count where another place has taken over, which the page explains and undoes', async () => {
    const page = await openFilm()
    await request(launch, { courseId: college.courseId, lessonId: college.article }, { token: college.token })
    play(page, 0, 1.5)
    phone.hide()
    await until(() => wire.state.asked.includes('POST /v1/heartbeats'))
    phone.show()
    tap(await phone.reads('在这里继续学习'), '在这里继续学习')
    await phone.reads('还需')
    await until(async () => (await watched()) === 1)
  }, 30_000)

  test('without a network the page says that it is kept', async () => {
    const page = await openFilm()
    wire.state.network = 'down'
    const film = play(page, 0, 1.5)
    fire(page, film, 'ended')
    await phone.reads('已学内容保存在本机')
  }, 30_000)
})
