import http from 'node:http'
import type { Contract, InputOf } from '@zhixing/shared/contract'
import type { Interval, Progress } from '@zhixing/shared/progress/contract'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { type Asking, view } from '../../bench/viewer'
import { type Answer, eventOf, tokenOf } from '../../support/request'

/** What somebody was told, and may from then on rely on. */
export interface Acknowledged {
  learnerId: string
  courseId: string
  lessonId: string
  watched: Interval[]
  creditedTenths: number
  completed: boolean
}
export interface Enrolled {
  learnerId: string
  courses: { courseId: string; lessons: { lessonId: string; lengthSeconds: number }[] }[]
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const AGAIN_MS = 15
const GIVE_UP_MS = 60_000
export const STARTS_AT = '2026-03-02T01:00:00.000Z'
const APART_MS = 3_600_000 // so that no day is full

/** Undefined: no answer came, or one that says "try again". */
function ask(port: number, event: object): Promise<APIGatewayProxyStructuredResultV2 | undefined> {
  return new Promise((resolve) => {
    const request = http.request(
      { agent, host: '127.0.0.1', port, method: 'POST', timeout: 5000 },
      async (response) => {
        try {
          const parts: Buffer[] = []
          for await (const part of response) parts.push(part as Buffer)
          const answer = JSON.parse(Buffer.concat(parts).toString()) as APIGatewayProxyStructuredResultV2
          resolve((answer.statusCode ?? 500) >= 500 ? undefined : answer)
        } catch {
          resolve(undefined)
        }
      },
    )
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(undefined))
    request.end(JSON.stringify(event))
  })
}

/** The record can be read by whoever carries it, and is finer than the seconds that are shown. */
const creditedTenths = ({ record }: Progress): number =>
  JSON.parse(Buffer.from(record.split('.')[0] ?? '', 'base64url').toString()).creditedTenths

/** One learner after another lesson, honestly and on a clock of his own, until he is told to stop; what he was told is kept. */
export async function learn(
  ports: number[],
  { learnerId, courses }: Enrolled,
  goesOn: () => boolean,
  told: Acknowledged[],
  refused: string[],
) {
  let now = Date.parse(STARTS_AT)
  let silentSince = 0
  let turn = 0
  for (const { courseId, lessons } of courses) {
    for (const { lessonId, lengthSeconds } of lessons) {
      if (!goesOn()) return
      const asking: Asking = {
        passage: () => ({ lateMs: 0 }),
        async ask<C extends Contract>(contract: C, input: InputOf<C>, at: Date): Promise<Answer<C>> {
          const event = eventOf(contract, input as Record<string, unknown>, {
            token: await tokenOf(learnerId, { now: at }),
            now: at,
          })
          const answer = await ask(ports[turn++ % ports.length] ?? 0, event)
          if (!answer) {
            silentSince ||= Date.now()
            if (Date.now() - silentSince > GIVE_UP_MS) throw new Error('the API does not come back')
            await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
            return undefined as unknown as Answer<C> // as if it were lost: it may be
          }
          silentSince = 0
          const body = JSON.parse(answer.body ?? 'null')
          const status = answer.statusCode ?? 0
          if (status !== 200) refused.push(`${body.type}`)
          else
            told.push({
              learnerId,
              courseId,
              lessonId,
              watched: body.watched,
              creditedTenths: creditedTenths(body),
              completed: Boolean(body.completedAt),
            })
          return {
            status,
            headers: {},
            type: status === 200 ? undefined : String(body.type),
            problem: undefined,
            body,
          }
        },
      }
      const outcome = await view({ courseId, lessonId }, [[0, lengthSeconds * 10]], now, asking)
      now = outcome.endedAt + 1000
    }
    now += APART_MS
  }
}
