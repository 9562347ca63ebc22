import type { CheckQuestion } from '@zhixing/shared/catalogue/question'
import type { Contract } from '@zhixing/shared/contract'
import { getTranscript } from '@zhixing/shared/ledger/contract'
import { answerCheck, getProgress, heartbeat, launch, type Progress } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { tokenOf } from '../support/request'
import { aRealTimeMeter } from './real-time-meter'
import { type AttackedSystem, type AttackStage, type Reply, sendTo } from './system'

/** 09:00 in Beijing: far from midnight and from a day's limit. */
export const attackStart = new Date('2026-11-23T01:00:00.000Z')

export interface AttackOutcome {
  calls: number
  /** On the attack's clock, summed over its learners. */
  realMs: number
  creditedMs: number
  /** Credit beyond real time. */
  excessMs: number
  /** Answers that should have been refusals. */
  letThrough: number
}

/** One run of an attack, with a clock of its own; counts its requests and what it gains. */
export function attemptOn(stage: AttackStage) {
  let now = attackStart.getTime()
  let real = 0
  let calls = 0
  let letThrough = 0
  let stepsForward = 0
  const classroom = { realMs: 0, creditedMs: 0, excessMs: 0 }
  const learners: {
    meter: ReturnType<typeof aRealTimeMeter>
    since: number
    account: () => Promise<void>
  }[] = []
  const counted: AttackedSystem = (event) => {
    calls++
    return stage.system(event)
  }
  const attempt = {
    stage,
    send: <C extends Contract>(
      contract: C,
      input: object,
      token?: string,
      headers: Record<string, string> = {},
    ): Promise<Reply<C>> => sendTo(counted, contract, input, { token, now: new Date(now), headers }),
    system: counted,
    get now() {
      return new Date(now)
    },
    passTime(seconds: number) {
      now += seconds * 1000
      real += seconds * 1000
    },
    /** Sets only the server's clock forward or back. */
    stepClock(seconds: number) {
      now += seconds * 1000
      if (seconds > 0) stepsForward++
    },
    letThrough(count = 1) {
      letThrough += count
    },
    /** The answer to an allowed request; it may be missing only after something was let through. */
    requireAllowed<T>(answer: T | undefined): T | undefined {
      if (answer === undefined && !letThrough) throw new Error('an allowed request was refused')
      return answer
    },
    /** Counts an answer that should have been a refusal. */
    async expectRefused(answer: Promise<{ status: number }>) {
      if ((await answer).status < 400) letThrough++
    },

    /** Counts classroom hours against the hours that were really held. */
    countHours(hours: number, held: number) {
      classroom.realMs += held * 3600_000
      classroom.creditedMs += hours * 3600_000
      classroom.excessMs += Math.max(0, hours - held) * 3600_000
    },

    /** A learner who has never studied before. */
    async learner(lengths: number[], questions?: CheckQuestion[]) {
      const student = await stage.aStudent(lengths, questions)
      const { learnerId, courseId, lessonIds } = student
      const meter = aRealTimeMeter(now)
      const token = () => tokenOf(learnerId, { now: new Date(now) })
      let { text, until } = { text: await token(), until: now + 20 * 60_000 }
      const fresh = async () => {
        if (now > until || now < until - 20 * 60_000) [text, until] = [await token(), now + 20 * 60_000]
        return text
      }
      const seen = <C extends Contract>(reply: Reply<C>) => {
        const record = (reply.body as { record?: string } | undefined)?.record
        if (record !== undefined) meter.observe(record, now)
        return reply
      }
      const learner = {
        ...student,
        token: fresh,
        observe: seen,
        launch: async (lesson = 0) =>
          seen(await attempt.send(launch, { courseId, lessonId: lessonIds[lesson] }, await fresh())),
        beat: async (
          record: string,
          played: Interval[],
          claims: object = {},
          headers: Record<string, string> = {},
        ) => seen(await attempt.send(heartbeat, { record, played, ...claims }, await fresh(), headers)),
        answer: async ({ record, check }: Pick<Progress, 'record' | 'check'>, choice?: number) =>
          seen(
            await attempt.send(
              answerCheck,
              { record, checkId: check?.checkId ?? 'none', choice },
              await fresh(),
            ),
          ),
        /** Plays a whole lesson in real time; returns the last answer. */
        async play(lesson: number, lengthSeconds: number): Promise<Progress> {
          let { body } = (await learner.launch(lesson)) as Reply<Contract> & { body: Progress }
          for (let at = 0; at < lengthSeconds; at += 60) {
            const to = Math.min(lengthSeconds, at + 60)
            attempt.passTime(to - at)
            body = (await learner.beat(body.record, [[at * 10, to * 10]])).body ?? body
          }
          return body
        },
        /** Whether anything has been credited, completed or awarded. */
        async hasGained() {
          const options = { token: await token(), now: new Date(now) }
          const lessons = (await sendTo(stage.system, getProgress, { courseId }, options)).body?.lessons ?? []
          const entries = (await sendTo(stage.system, getTranscript, {}, options)).body?.entries ?? []
          return (
            entries.length > 0 ||
            lessons.some(
              ({ creditedSeconds, completedAt }) => creditedSeconds > 0 || completedAt !== undefined,
            )
          )
        },
        /** Launches a lesson and returns its record. */
        async start(lesson = 0): Promise<string> {
          const { body, type } = await learner.launch(lesson)
          if (!body) throw new Error(`the launch was refused: ${type}`)
          return body.record
        },
      }
      const account = async () => {
        const options = { token: await token(), now: new Date(now) }
        const progress = await sendTo(stage.system, getProgress, { courseId }, options)
        meter.observeTotal(
          progress.body?.lessons.reduce((sum, lesson) => sum + lesson.creditedSeconds, 0) ?? 0,
        )
        const transcript = await sendTo(stage.system, getTranscript, {}, options)
        meter.observeTotal(
          transcript.body?.entries.reduce(
            (sum, entry) => sum + (entry.kind === 'award' ? entry.creditedSeconds : 0),
            0,
          ) ?? 0,
        )
      }
      learners.push({ meter, since: real, account })
      return learner
    },

    async outcome(): Promise<AttackOutcome> {
      const total: AttackOutcome = { calls, letThrough, ...classroom }
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
