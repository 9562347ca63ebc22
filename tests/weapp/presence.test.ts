import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getProgress } from '@zhixing/shared/progress/contract'
import { progressPages } from '@zhixing/shared/progress/pages'
import { ulid } from 'ulid'
import * as catalogue from '../support/catalogue/given'
import { request } from '../support/request'
import { aCollege, type College } from './given'
import { fire, nodesBelow, requirePlayer, tap, textOf } from './page-tree'
import { type SimulatedPhone, startPhone } from './simulated-phone'
import { createWxNetwork } from './wx-network'

const LENGTH_SECONDS = 10

let college: College
let phone: SimulatedPhone
let network: ReturnType<typeof createWxNetwork>
let courseId: string
const lessonId = ulid()
const [rightOption, wrongOption] = ['收到之日起三日内', '想起来的时候']
const questions = ['补正通知何时发出？', '答复由谁签收？'].map((question) => ({
  question,
  options: [wrongOption, rightOption],
  answer: 1,
}))

beforeEach(async () => {
  college = await aCollege()
  network = createWxNetwork()
  const lesson = { lessonId, title: '会提问的一讲', lengthSeconds: LENGTH_SECONDS, questions }
  const course = await catalogue.aPublishedCourse({
    title: '有在学确认的课',
    lessons: [catalogue.aDraftLesson(lesson)],
    presence: { everyMinutes: 10 },
  })
  courseId = course.courseId
  await request(enrol, { courseId }, { token: college.token })
  phone = startPhone({ request: network.request, storage: college.storage() })
}, 60_000)
afterEach(() => phone.kill())

/**
 * Plays the whole video once as much real time has passed since the launch. Its ticks come at the same time.
 */
async function playToTheEnd() {
  phone.open(`${progressPages.play}?courseId=${courseId}&lessonId=${lessonId}`)
  await phone.waitForText('大约每 10 分钟会请您确认一次')
  const page = await phone.waitUntilQuiet()
  const player = requirePlayer(page)
  await new Promise((resolve) => setTimeout(resolve, (LENGTH_SECONDS + 0.2) * 1000))
  for (let seconds = 0; seconds <= LENGTH_SECONDS; seconds += 0.25)
    fire(page, player, 'timeupdate', { currentTime: seconds, duration: LENGTH_SECONDS })
  fire(page, player, 'ended')
  await phone.waitForText('请答一道小题')
  return page
}

async function getLessonProgress() {
  const { body } = await request(getProgress, { courseId }, { token: college.token })
  return body.lessons[0]
}

describe('a presence check', () => {
  test('covers the page, is read out, and the right answer credits the provisional seconds', async () => {
    const page = await playToTheEnd()
    const text = textOf(await phone.waitUntilQuiet())
    expect(text).toMatch(/还有 3 分钟左右/)
    expect(text).toMatch(/没有赶上也不要紧/)
    expect(text).toContain(wrongOption)
    expect([...nodesBelow(page.data.root)].some((node) => Object.values(node).includes('alert'))).toBe(true)
    expect(await getLessonProgress()).toMatchObject({ creditedSeconds: 0 })
    tap(page, rightOption)
    await phone.waitForText('已学完')
    expect(textOf(page)).not.toContain('请答一道小题')
    expect(await getLessonProgress()).toMatchObject({
      creditedSeconds: LENGTH_SECONDS,
      completedAt: expect.any(String),
    })
    expect(phone.errors).toEqual([])
  }, 60_000)

  test('says after a wrong answer when the next question comes', async () => {
    const page = await playToTheEnd()
    tap(page, wrongOption)
    const answered = await phone.waitForText('没关系')
    expect(textOf(answered)).toMatch(/秒后换一道题/)
  }, 60_000)

  test('counts down in words and says when its time is over', async () => {
    await playToTheEnd()
    phone.advanceClock(176)
    await phone.waitForText('还有不到 10 秒')
    await phone.waitForText('我回来了')
    expect(phone.errors).toEqual([])
  }, 60_000)

  test('keeps an answer given without a network and sends it when the network is back', async () => {
    const page = await playToTheEnd()
    network.state.condition = 'down'
    tap(page, rightOption)
    await phone.waitForText('恢复后自动提交')
    network.state.condition = 'up'
    await phone.waitForText('已学完')
  }, 60_000)
})
