import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudyPage } from './client-app'
import type { Phone } from './phone'

/** How often something interrupts a viewer, per second of playing. */
export interface Interruptions {
  hides: number // opens another app for up to a minute
  calls: number // takes a phone call
  killsInFront: number // the phone ends the app while it plays, for lack of memory or battery
  killsBehind: number // share of the hides after which the app was ended
}
export const noInterruptions: Interruptions = { hides: 0, calls: 0, killsInFront: 0, killsBehind: 0 }
export const manyInterruptions: Interruptions = {
  hides: 1 / 180,
  calls: 1 / 900,
  killsInFront: 1 / 7200,
  killsBehind: 0.15,
}

const TICK_MS = 250
const RETRY_MS = 5000

interface LessonToWatch {
  courseId: string
  lessonId: string
  lengthSeconds: number
}

/**
 * A viewer who opens a lesson, plays the intervals and goes on after every interruption. Returns how often
 * the app was killed while the lesson was playing or had just been.
 */
export async function watchLesson(
  phone: Phone,
  { courseId, lessonId, lengthSeconds }: LessonToWatch,
  played: readonly Interval[],
  interruptions: Interruptions,
  random: () => number,
): Promise<number> {
  let kills = 0
  let { page, study } = await openLesson()

  /**
   * Launches the lesson, and retries every five seconds without a network, as the page asks the viewer to.
   */
  async function openLesson() {
    const launching = phone.app.host.mount(() => phone.app.useLessonLaunch(courseId, lessonId))
    for (await phone.pass(1); !launching.returned.result.data; await phone.pass(RETRY_MS)) {
      const { error, isFetching, retry } = launching.returned.result
      if (error && !isFetching) retry()
    }
    const launched = launching.returned.result.data
    const page = phone.app.host.mount(() => phone.app.useStudySession(launched, courseId))
    await phone.pass(1)
    return { page, study: () => page.returned as StudyPage }
  }
  async function reopenAfterKill() {
    kills++
    phone.kill()
    await phone.pass(3000)
    ;({ page, study } = await openLesson())
  }
  async function hideApp(positionTenths: number, ms: number, isKilled: boolean) {
    study().onPause() // the player pauses on a hidden page
    study().onTick(positionTenths / 10) // and reports its position once more
    page.hide()
    phone.hide()
    await phone.pass(ms)
    if (isKilled) return reopenAfterKill()
    phone.show()
    page.show()
    await phone.pass(1)
  }
  /** Returns whether there was an interruption, after which the viewer goes on where they were. */
  async function interrupt(positionTenths: number, seconds: number): Promise<boolean> {
    const { hides, calls, killsInFront, killsBehind } = interruptions
    const chance = random() / seconds
    if (chance < hides) await hideApp(positionTenths, 5000 + random() * 55_000, random() < killsBehind)
    else if (chance < hides + calls) await hideApp(positionTenths, 60_000 + random() * 120_000, false)
    else if (chance < hides + calls + killsInFront) await reopenAfterKill()
    else return false
    return true
  }

  for (const [from, to] of played) {
    study().onTick(from / 10)
    for (let position = from; position < to; ) {
      const stepTenths = Math.min(to - position, TICK_MS / 100)
      await phone.pass(stepTenths * 100)
      position += stepTenths
      study().onTick(position / 10)
      if (await interrupt(position, stepTenths / 10)) study().onTick(position / 10)
    }
  }
  if (played.at(-1)?.[1] === lengthSeconds * 10) study().onEnded()
  page.unload()
  await phone.pass(20_000)
  return kills
}

/** Opens the app again some minutes later, which sends what a page has left on the phone. */
export async function reopenApp(phone: Phone) {
  if (phone.app.listUnsent().length) await phone.pass(5 * 60_000)
  for (let attempts = 0; attempts < 50 && phone.app.listUnsent().length; attempts++) {
    void phone.app.sendUnsent().catch(() => undefined)
    await phone.pass(20_000)
  }
}
