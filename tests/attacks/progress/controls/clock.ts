import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { clip, measure } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { inMemoryStage, type StudyParts } from './study'

type Credit = (session: StudySession, played: readonly Interval[], now: Date) => number

/** Replaces the credit of a beat, in tenths; the session's clock is set to now. */
const crediting = (credit: Credit): Partial<StudyParts> => {
  const naive: StudyParts['advance'] = (session, played, now, policy) => {
    const { next } = advance(session, played, now, policy)
    const creditedTenths = session.creditedTenths + Math.max(0, credit(session, played, now))
    return { next: { ...next, creditedTenths, creditedThrough: now.toISOString() } }
  }
  return { advance: naive, reapplyBeat: naive }
}
const tenthsPlayed = (played: readonly Interval[], { lengthSeconds }: StudySession) =>
  measure(clip(played, lengthSeconds * 10))
const tenthsBetween = (earlier: string, now: Date) => Math.max(0, (now.getTime() - Date.parse(earlier)) / 100)

export const withFixedCredit = () => inMemoryStage(crediting(() => 600))
export const withTolerancePerBeat = () =>
  inMemoryStage(
    crediting((session, played, now) =>
      Math.min(tenthsPlayed(played, session), Math.floor(tenthsBetween(session.studiedAt, now) + 30)),
    ),
  )
export const withoutElapsedBound = () =>
  inMemoryStage(
    crediting((session, played) =>
      Math.min(tenthsPlayed(played, session), session.lengthSeconds * 10 - session.creditedTenths),
    ),
  )
export const withFurthestPosition = () =>
  inMemoryStage(
    crediting(
      (session, played) =>
        Math.max(...played.map(([, to]) => Math.min(to, session.lengthSeconds * 10))) -
        session.creditedTenths,
    ),
  )
export const withoutAllowanceLimit = () =>
  inMemoryStage({
    advance: (session, played, now, policy) =>
      advance(session, played, now, { ...policy, allowanceSeconds: 1e9 }),
  })

export const withClockPerLaunch = () =>
  inMemoryStage({
    startSession: (previous, known, entered, now, policy) => ({
      ...startSession(previous, known, entered, now, policy),
      creditedThrough: new Date(now.getTime() - policy.allowanceSeconds * 1000).toISOString(),
    }),
  })
/** Whatever lesson is launched, time before the launch counts. */
export const withClockCarriedOver = () =>
  inMemoryStage({
    startSession: (previous, known, entered, now, policy) => ({
      ...startSession(previous, known, entered, now, policy),
      creditedThrough: previous?.creditedThrough ?? now.toISOString(),
    }),
  })
export const withSessionPerLesson = () =>
  inMemoryStage({ sessionKeyOf: (learnerId, lessonId) => `${learnerId} ${lessonId}` })
export const withoutRevisionCondition = () => inMemoryStage({ isCurrent: () => true })
/** Like a numeric ADD: each delivery adds its credit to the stored total. */
export const withAddedTotals = () =>
  inMemoryStage({
    isCurrent: () => true,
    toStored: (stored, carried, next) => ({
      ...next,
      creditedTenths: stored.creditedTenths + next.creditedTenths - carried.creditedTenths,
    }),
  })
