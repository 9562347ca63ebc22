import http from 'node:http'
import type { Contract, InputOf } from '@zhixing/shared/contract'
import type { Progress } from '@zhixing/shared/progress/contract'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { viewLesson } from '../../bench/viewer'
import { readRecord } from '../../support/progress/carried-record'
import { type Answer, eventOf, tokenOf } from '../../support/request'

export interface EnrolledLearner {
  learnerId: string
  courses: { courseId: string; lessons: { lessonId: string; lengthSeconds: number }[] }[]
}

/** One answer with status 200: the learner may rely on it from then on. */
export interface AcknowledgedAnswer {
  learnerId: string
  courseId: string
  lessonId: string
  watched: Interval[]
  creditedTenths: number
  completed: boolean
}

/** What a run has heard so far. */
export interface Heard {
  acknowledged: AcknowledgedAnswer[]
  refused: string[]
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const RETRY_DELAY_MS = 15
const SILENCE_MAX_MS = 60_000
const REQUEST_TIMEOUT_MS = 5000
const COURSE_GAP_MS = 3_600_000 // so that no day reaches its limit
export const STARTS_AT = '2026-03-02T01:00:00.000Z'

type Result = APIGatewayProxyStructuredResultV2

/** Undefined without an answer, or with one that asks for a retry. */
function sendEvent(port: number, event: object): Promise<Result | undefined> {
  return new Promise((resolve) => {
    const options = { agent, host: '127.0.0.1', port, method: 'POST', timeout: REQUEST_TIMEOUT_MS }
    const request = http.request(options, async (response) => {
      try {
        const parts: Buffer[] = []
        for await (const part of response) parts.push(part as Buffer)
        const result = JSON.parse(Buffer.concat(parts).toString()) as Result
        resolve((result.statusCode ?? 500) >= 500 ? undefined : result)
      } catch {
        resolve(undefined)
      }
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
    request.end(JSON.stringify(event))
  })
}

const acknowledgedOf = (learnerId: string, courseId: string, lessonId: string, body: Progress) => ({
  learnerId,
  courseId,
  lessonId,
  watched: body.watched,
  creditedTenths: readRecord(body.record).creditedTenths,
  completed: Boolean(body.completedAt),
})

/** Sends to the instances in turn; rejects when none of them has answered for a minute. */
function roundRobin(ports: number[]) {
  let turn = 0
  let silentSince = 0
  return async (event: object): Promise<Result | undefined> => {
    const result = await sendEvent(ports[turn++ % ports.length] ?? 0, event)
    if (result) {
      silentSince = 0
      return result
    }
    silentSince ||= Date.now()
    if (Date.now() - silentSince > SILENCE_MAX_MS) throw new Error('the API does not come back')
    await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS))
    return undefined
  }
}

/** An honest client that studies lesson after lesson on a clock of its own, until `goesOn` is false. */
export async function study(
  ports: number[],
  { learnerId, courses }: EnrolledLearner,
  goesOn: () => boolean,
  heard: Heard,
) {
  const send = roundRobin(ports)
  let now = Date.parse(STARTS_AT)
  for (const { courseId, lessons } of courses) {
    for (const { lessonId, lengthSeconds } of lessons) {
      if (!goesOn()) return
      async function ask<C extends Contract>(contract: C, input: InputOf<C>, at: Date): Promise<Answer<C>> {
        const token = await tokenOf(learnerId, { now: at })
        const result = await send(eventOf(contract, input as Record<string, unknown>, { token, now: at }))
        if (!result) return undefined as unknown as Answer<C> // lost, for all the client knows
        const body = JSON.parse(result.body ?? 'null')
        const status = result.statusCode ?? 0
        const type = status === 200 ? undefined : String(body.type)
        if (type) heard.refused.push(type)
        else heard.acknowledged.push(acknowledgedOf(learnerId, courseId, lessonId, body))
        return { status, headers: {}, type, problem: undefined, body }
      }
      const network = { nextFate: () => ({ lateMs: 0 }), call: ask }
      const outcome = await viewLesson({ courseId, lessonId }, [[0, lengthSeconds * 10]], now, network)
      now = outcome.endedAt + 1000
    }
    now += COURSE_GAP_MS
  }
}
