import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { Study } from './app'
import type { Phone } from './phone'

/** What befalls a viewer: how often, per second that he plays. */
export interface Life {
  hides: number // looks at something else for a while
  calls: number // is rung up
  killsInFront: number // the phone ends the app while it plays: out of memory, out of battery
  killsBehind: number // of all hides, the share from which the app does not come back
}
export const calm: Life = { hides: 0, calls: 0, killsInFront: 0, killsBehind: 0 }
export const restless: Life = { hides: 1 / 180, calls: 1 / 900, killsInFront: 1 / 7200, killsBehind: 0.15 }

const TICK_MS = 250
const RETRY_MS = 5000
interface Place {
  courseId: string
  lessonId: string
  lengthSeconds: number
}

/**
 * A viewer at a phone: opens the lesson, plays what he really played, and goes on where he was after whatever comes between. Resolves to how often the
 * app was killed while something was playing or had just been.
 */
export async function watch(
  phone: Phone,
  { courseId, lessonId, lengthSeconds }: Place,
  played: readonly Interval[],
  life: Life,
  random: () => number,
): Promise<number> {
  let kills = 0
  let { page, study } = await open()

  /** Enters the lesson, and again after five seconds as long as there is no network, as the page asks for. */
  async function open() {
    const entering = phone.app.host.mount(() => phone.app.useLaunch(courseId, lessonId))
    for (await phone.pass(1); !entering.shown.answer.data; await phone.pass(RETRY_MS)) {
      const { error, isFetching, retry } = entering.shown.answer
      if (error && !isFetching) retry()
    }
    const launched = entering.shown.answer.data
    const page = phone.app.host.mount(() => phone.app.useStudy(launched, courseId))
    await phone.pass(1)
    return { page, study: () => page.shown as Study }
  }
  async function reopen() {
    kills++
    phone.kill()
    await phone.pass(3000)
    ;({ page, study } = await open())
  }
  async function goAway(at: number, ms: number, isKilled: boolean) {
    study().onPause() // a film behind another window is paused
    study().onTick(at / 10) // and says once more where it stands
    page.hide()
    phone.hide()
    await phone.pass(ms)
    if (isKilled) return reopen()
    phone.show()
    page.show()
    await phone.pass(1)
  }

  for (const [from, to] of played) {
    study().onTick(from / 10)
    for (let at = from; at < to; ) {
      const step = Math.min(to - at, TICK_MS / 100)
      await phone.pass(step * 100)
      at += step
      study().onTick(at / 10)
      const chance = random() / (step / 10)
      if (chance < life.hides) await goAway(at, 5000 + random() * 55_000, random() < life.killsBehind)
      else if (chance < life.hides + life.calls) await goAway(at, 60_000 + random() * 120_000, false)
      else if (chance < life.hides + life.calls + life.killsInFront) await reopen()
      else continue
      study().onTick(at / 10) // goes on where he was
    }
  }
  if (played.at(-1)?.[1] === lengthSeconds * 10) study().onEnded()
  page.unload()
  await phone.pass(20_000)
  return kills
}

/** What still lies in the phone goes out when its owner opens the app again, some minutes later: on return the app hands in what a page has left. */
export async function comeBack(phone: Phone) {
  if (phone.app.unsent()) await phone.pass(5 * 60_000)
  for (let tries = 0; tries < 50 && phone.app.unsent(); tries++) {
    void phone.app.sendUnsent().catch(() => undefined)
    await phone.pass(20_000)
  }
}
