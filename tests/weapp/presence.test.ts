import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { enrol } from '@zhixing/shared/enrolment/contract'
import { getProgress } from '@zhixing/shared/progress/contract'
import { progressPages } from '@zhixing/shared/progress/pages'
import { ulid } from 'ulid'
import * as catalogue from '../support/catalogue/given'
import { request } from '../support/request'
import { aCollege } from './learner'
import { startPhone } from './phone'
import { fire, nodesOf, nodeWith, tap, textOf } from './screen'
import { server } from './server'

let college: Awaited<ReturnType<typeof aCollege>>
let phone: ReturnType<typeof startPhone>
let wire: ReturnType<typeof server>
let courseId: string
const lessonId = ulid()
const [right, wrong] = ['收到之日起三日内', '想起来的时候']
const questions = ['补正通知何时发出？', '答复由谁签收？'].map((question) => ({
  question,
  options: [wrong, right],
  answer: 1,
}))

beforeEach(async () => {
  college = await aCollege()
  wire = server()
  const lessons = [catalogue.aDraftLesson({ lessonId, title: '会提问的一讲', lengthSeconds: 10, questions })]
  ;({ courseId } = await catalogue.aPublishedCourse({
    title: '有在学确认的课',
    lessons,
    presence: { everyMinutes: 10 },
  }))
  await request(enrol, { courseId }, { token: college.token })
  phone = startPhone({ request: wire.request, storage: college.storage() })
}, 60_000)
afterEach(() => phone.kill())

/** Plays the ten seconds of the film in a burst of ticks, a little after the launch, so that real time has passed. */
async function playToTheEnd() {
  phone.open(`${progressPages.play}?courseId=${courseId}&lessonId=${lessonId}`)
  await phone.reads('大约每 10 分钟会请您确认一次')
  const page = await phone.quiet()
  const film = nodeWith(page, (node) =>
    Object.values(node).some((attribute) => String(attribute).includes('/media/')),
  )
  if (!film) throw new Error('no film on the page')
  await new Promise((resume) => setTimeout(resume, 10_200))
  for (let time = 0; time <= 10; time += 0.25)
    fire(page, film, 'timeupdate', { currentTime: time, duration: 10 })
  fire(page, film, 'ended')
  return page
}
const credited = async () => {
  const { body } = await request(getProgress, { courseId }, { token: college.token })
  return body.lessons[0]
}

describe('a presence check', () => {
  test('is asked over the page with its options as rows, is read out, and the right answer credits what waited', async () => {
    const page = await playToTheEnd()
    await phone.reads('请答一道小题')
    const text = textOf(await phone.quiet())
    expect(text).toMatch(/还有 3 分钟左右/)
    expect(text).toMatch(/没有赶上也不要紧/)
    expect(text).toContain(wrong)
    expect([...nodesOf(page.data.root)].some((node) => Object.values(node).includes('alert'))).toBe(true)
    expect(await credited()).toMatchObject({ creditedSeconds: 0 })
    tap(page, right)
    await phone.reads('已学完')
    expect(textOf(page)).not.toContain('请答一道小题')
    expect(await credited()).toMatchObject({ creditedSeconds: 10, completedAt: expect.any(String) })
    expect(phone.errors).toEqual([])
  }, 60_000)

  test('answered wrongly says so kindly and when the next one comes', async () => {
    const page = await playToTheEnd()
    await phone.reads('请答一道小题')
    tap(page, wrong)
    const told = await phone.reads('没关系')
    expect(textOf(told)).toMatch(/秒后换一道题/)
  }, 60_000)

  test('answered without a network waits for it, and is sent again', async () => {
    const page = await playToTheEnd()
    await phone.reads('请答一道小题')
    wire.state.network = 'down'
    tap(page, right)
    await phone.reads('恢复后自动提交')
    wire.state.network = 'up'
    await phone.reads('已学完')
  }, 60_000)
})
