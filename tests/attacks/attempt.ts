import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Contract } from '@zhixing/shared/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { answerCheck, getProgress, heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { tokenOf } from '../support/request'
import { aMeter } from './meter'
import { ask, type Reply, type Stage, type System } from './system'

/** Nine in the morning in Beijing: a day's cap and midnight are far. */
export const start = new Date('2026-11-23T01:00:00.000Z')

export interface Outcome {
  calls: number
  realMs: number // on the clock of the attack, over all its learners
  creditedMs: number
  excessMs: number // credit that has no real time of its own
  letThrough: number // answers that should have been refusals
}

/** One run of an attack: a clock of its own, and a count of everything it sends and gets. */
export function attemptOn(stage: Stage) {
  let now = start.getTime()
  let real = 0
  let calls = 0
  let letThrough = 0
  let stepsForward = 0
  const classroom = { realMs: 0, creditedMs: 0, excessMs: 0 }
  const learners: { meter: ReturnType<typeof aMeter>; since: number; account: () => Promise<void> }[] = []
  const counted: System = (event) => {
    calls++
    return stage.system(event)
  }
  const attempt = {
    stage,
    ask: <C extends Contract>(
      contract: C,
      input: object,
      token?: string,
      headers: Record<string, string> = {},
    ): Promise<Reply<C>> => ask(counted, contract, input, { token, now: new Date(now), headers }),
    system: counted,
    get now() {
      return new Date(now)
    },
    pass(seconds: number) {
      now += seconds * 1000
      real += seconds * 1000
    },
    /** The server's clock alone is set forward or back. */
    step(seconds: number) {
      now += seconds * 1000
      if (seconds > 0) stepsForward++
    },
    letThrough(count = 1) {
      letThrough += count
    },
    /** What the attack goes on with. It may be missing only where something was let through before. */
    onward<T>(answer: T | undefined): T | undefined {
      if (answer === undefined && !letThrough) throw new Error('what he may do was refused')
      return answer
    },
    /** What should have been refused. */
    async refuses(answer: Promise<{ status: number }>) {
      if ((await answer).status < 400) letThrough++
    },

    /** What somebody has of a classroom, in study hours, against what was held there for him. */
    shows(hours: number, held: number) {
      classroom.realMs += held * 3600_000
      classroom.creditedMs += hours * 3600_000
      classroom.excessMs += Math.max(0, hours - held) * 3600_000
    },

    /** A learner who has never studied before, with a client that remembers what it was last answered. */
    async learner(lengths: number[], asked?: CheckQuestion[]) {
      const student = await stage.aStudent(lengths, asked)
      const { learnerId, courseId, lessonIds } = student
      const meter = aMeter(now)
      const token = () => tokenOf(learnerId, { now: new Date(now) })
      let { text, until } = { text: await token(), until: now + 20 * 60_000 }
      const fresh = async () => {
        if (now > until || now < until - 20 * 60_000) [text, until] = [await token(), now + 20 * 60_000]
        return text
      }
      const seen = <C extends Contract>(reply: Reply<C>) => {
        const record = (reply.body as { record?: string } | undefined)?.record
        if (record !== undefined) meter.see(record, now)
        return reply
      }
      const learner = {
        ...student,
        token: fresh,
        seen,
        launch: async (lesson = 0) =>
          seen(await attempt.ask(launch, { courseId, lessonId: lessonIds[lesson] }, await fresh())),
        beat: async (
          record: string,
          played: Interval[],
          claims: object = {},
          headers: Record<string, string> = {},
        ) => seen(await attempt.ask(heartbeat, { record, played, ...claims }, await fresh(), headers)),
        answer: async ({ record, check }: Pick<Progress, 'record' | 'check'>, choice?: number) =>
          seen(
            await attempt.ask(
              answerCheck,
              { record, checkId: check?.checkId ?? 'none', choice },
              await fresh(),
            ),
          ),
        /** Plays a lesson at life speed from its beginning to its end, and says what it was answered last. */
        async plays(lesson: number, lengthSeconds: number): Promise<Progress> {
          let { body } = (await learner.launch(lesson)) as Reply<Contract> & { body: Progress }
          for (let at = 0; at < lengthSeconds; at += 60) {
            const to = Math.min(lengthSeconds, at + 60)
            attempt.pass(to - at)
            body = (await learner.beat(body.record, [[at * 10, to * 10]])).body ?? body
          }
          return body
        },
        /** Whether anything at all has been credited, completed or awarded. */
        async hasGained() {
          const options = { token: await token(), now: new Date(now) }
          const lessons = (await ask(stage.system, getProgress, { courseId }, options)).body?.lessons ?? []
          const entries = (await ask(stage.system, getTranscript, {}, options)).body?.entries ?? []
          return (
            entries.length > 0 ||
            lessons.some(
              ({ creditedSeconds, completedAt }) => creditedSeconds > 0 || completedAt !== undefined,
            )
          )
        },
        /** Launches, and gives the record to carry. */
        async enter(lesson = 0): Promise<string> {
          const { body, type } = await learner.launch(lesson)
          if (!body) throw new Error(`the launch was refused: ${type}`)
          return body.record
        },
      }
      const account = async () => {
        const options = { token: await token(), now: new Date(now) }
        const progress = await ask(stage.system, getProgress, { courseId }, options)
        meter.reports(progress.body?.lessons.reduce((sum, lesson) => sum + lesson.creditedSeconds, 0) ?? 0)
        const transcript = await ask(stage.system, getTranscript, {}, options)
        meter.reports(
          transcript.body?.entries.reduce(
            (sum, entry) => sum + (entry.kind === 'award' ? entry.creditedSeconds : 0),
            0,
          ) ?? 0,
        )
      }
      learners.push({ meter, since: real, account })
      return learner
    },

    async outcome(): Promise<Outcome> {
      const total: Outcome = { calls, letThrough, ...classroom }
      for (const { meter, since, account } of learners) {
        await account()
        const realMs = real - since
        const { creditedMs, excessMs } = meter.measure(realMs, stepsForward)
        total.realMs += realMs
        total.creditedMs += creditedMs
        total.excessMs += excessMs
      }
      if (!learners.length) total.realMs += real
      return total
    },
  }
  return attempt
}
export type Attempt = ReturnType<typeof attemptOn>

export interface Control {
  removed: string // the check that is not there
  stage: () => Stage
}
export interface Attack {
  threat: string
  title: string
  run: (attempt: Attempt) => Promise<void>
  controls: Control[]
  /** What the controls are made of, where it is not lessons. */
  whole?: () => Stage
  /** It sends at one moment: who comes first, and so whose lesson is credited, is not the same twice. */
  racing?: true
  /** What has to be said beside the figure. */
  openly?: string
}
