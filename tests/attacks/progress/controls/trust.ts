import { issueToken, verifyToken } from '@zhixing/functions/core/http/actor'
import { endpoint } from '@zhixing/functions/core/http/endpoint'
import { toProgress, verifyRecord } from '@zhixing/functions/progress/signed-record'
import { contract, Id } from '@zhixing/shared/contract'
import { Refusal } from '@zhixing/shared/problem'
import { getProgress, heartbeat, Progress } from '@zhixing/shared/progress/contract'
import { Interval } from '@zhixing/shared/study-records/intervals'
import { StudySession } from '@zhixing/shared/study-records/session'
import * as z from 'zod'
import type { AttackStage } from '../../system'
import { inMemoryStage, refuse } from './study'

const looseBeat = {
  ...heartbeat,
  input: z.looseObject({ record: z.string(), played: z.array(Interval).min(1).max(100) }),
}
const looseGetProgress = { ...getProgress, input: z.looseObject({ courseId: Id }) }

/** The session in a record, without verifying the signature. */
function readUnverified(record: string) {
  const session = StudySession.safeParse(parseJson(record.split('.')[0] ?? ''))
  if (!session.success) throw new Refusal('progress/record-invalid')
  return { session: session.data, isCompletionRecorded: false }
}
function parseJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString())
  } catch {
    return undefined
  }
}

export const withoutSignature = () =>
  inMemoryStage({
    verifyRecord: (record, learnerId) => {
      const opened = readUnverified(record)
      if (opened.session.learnerId !== learnerId) throw new Refusal('progress/record-invalid')
      return opened
    },
  })
export const withUnboundRecords = () =>
  inMemoryStage({
    verifyRecord: (record, _, now) => {
      const { learnerId } = readUnverified(record).session
      return verifyRecord(record, learnerId, now, refuse)
    },
  })

/** Unknown fields of a beat are copied into the session. */
export const withTrustedFields = () =>
  inMemoryStage({
    heartbeat: looseBeat,
    toStored: (_, __, next, claims) => ({
      ...next,
      ...StudySession.pick({ creditedTenths: true, completedAt: true }).partial().safeParse(claims).data,
    }),
  })
/** A beat's time is the one it names. */
export const withClientClock = () =>
  inMemoryStage({
    heartbeat: looseBeat,
    arrivalOf: (now, { at }) => (typeof at === 'string' ? new Date(at) : now),
  })
/** The learner is the one that the request names. */
export const withNamedLearner = () =>
  inMemoryStage({
    heartbeat: looseBeat,
    getProgress: looseGetProgress,
    learnerIdOf: (learnerId, claims) => (typeof claims.learnerId === 'string' ? claims.learnerId : learnerId),
  })

/** An expired token is replaced by a new one. */
export function withoutTokenExpiry(): AttackStage {
  const stage = inMemoryStage()
  const system: AttackStage['system'] = async (event) => {
    const now = new Date(event.requestContext.timeEpoch)
    const claims = await verifyToken(event.headers.authorization, new Date(0)).catch(() => undefined)
    const authorization = claims && `Bearer ${(await issueToken(claims, now)).token}`
    return stage.system({ ...event, headers: { ...event.headers, authorization } })
  }
  return { ...stage, system }
}

/** A launch does not ask which device the token was given to. */
export const withoutDevice = () => inMemoryStage({ requireDeviceOf: () => undefined })

/** A route of an earlier version is still served: it accepts a number of seconds. */
export function withOldRoute(): AttackStage {
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
  return inMemoryStage({}, [forgotten])
}
