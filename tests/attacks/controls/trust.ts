import { issueToken, verifyToken } from '@zhixing/functions/core/http/actor'
import { endpoint } from '@zhixing/functions/core/http/endpoint'
import { toProgress, verifyRecord } from '@zhixing/functions/progress/signed-record'
import { contract, Id } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getProgress, heartbeat, Progress } from '@zhixing/shared/progress/contract'
import { Interval } from '@zhixing/shared/study-records/intervals'
import { StudySession } from '@zhixing/shared/study-records/session'
import * as z from 'zod'
import type { Stage } from '../system'
import { composed, refuse } from './study'

const looseBeat = {
  ...heartbeat,
  input: z.looseObject({ record: z.string(), played: z.array(Interval).min(1).max(100) }),
}
const looseLook = { ...getProgress, input: z.looseObject({ courseId: Id }) }

/** What a record says, whoever signed it. */
function readUnverified(record: string) {
  const session = StudySession.safeParse(parsed(record.split('.')[0] ?? ''))
  if (!session.success) throw new Refusal('progress/record-invalid')
  return { session: session.data, settled: false }
}
function parsed(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return undefined
  }
}

export const unsignedRecord = () =>
  composed({
    openRecord: (record, learnerId) => {
      const opened = readUnverified(record)
      if (opened.session.learnerId !== learnerId) throw new Refusal('progress/record-invalid')
      return opened
    },
  })
export const recordOfAnyone = () =>
  composed({
    openRecord: (record, _, now) => {
      const { learnerId } = readUnverified(record).session
      const { session, isCompletionRecorded } = verifyRecord(record, learnerId, now, refuse)
      return { session, settled: isCompletionRecorded }
    },
  })

/** Fields that nobody asked for are taken into the session. */
export const believedFields = () =>
  composed({
    heartbeat: looseBeat,
    kept: (_, __, next, claims) => ({
      ...next,
      ...StudySession.pick({ creditedTenths: true, completedAt: true }).partial().safeParse(claims).data,
    }),
  })
/** The time of a beat is the one it brings. */
export const clientClock = () =>
  composed({ heartbeat: looseBeat, clockOf: (now, { at }) => (typeof at === 'string' ? new Date(at) : now) })
/** The learner is the one the request names. */
export const namedLearner = () =>
  composed({
    heartbeat: looseBeat,
    getProgress: looseLook,
    learnerOf: (learnerId, claims) => (typeof claims.learnerId === 'string' ? claims.learnerId : learnerId),
  })

/** A token is good for ever: what has expired is issued anew. */
export function endlessToken(): Stage {
  const stage = composed()
  const system: Stage['system'] = async (event) => {
    const now = new Date(event.requestContext.timeEpoch)
    const claims = await verifyToken(event.headers.authorization, new Date(0)).catch(() => undefined)
    const authorization = claims && `Bearer ${(await issueToken(claims, now)).token}`
    return stage.system({ ...event, headers: { ...event.headers, authorization } })
  }
  return { ...stage, system }
}

/** An interface of an earlier version, forgotten and still there: it takes seconds. */
export function forgottenRoute(): Stage {
  const report = contract({
    method: 'POST',
    path: '/v1/study/report',
    summary: 'Seconds studied',
    access: 'learner',
    input: z.looseObject({ record: z.string(), seconds: z.number() }),
    output: Progress,
    problems: [],
  })
  const forgotten = endpoint(report, async ({ input, actor, now }) => {
    const { session } = verifyRecord(input.record, actor.learnerId, now, refuse)
    return toProgress({
      ...session,
      creditedTenths: session.creditedTenths + input.seconds * 10,
      creditedThrough: now.toISOString(),
    })
  })
  return composed({}, [forgotten])
}
