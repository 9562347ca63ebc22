import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { clip, measure } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import { composed, type Parts } from './study'

type Credit = (session: StudySession, played: readonly Interval[], now: Date) => number

/** Credit by another rule, in tenths; after it the clock stands at now. */
const crediting = (credit: Credit): Partial<Parts> => {
  const naive: Parts['advance'] = (session, played, now, policy) => {
    const { next } = advance(session, played, now, policy)
    const creditedTenths = session.creditedTenths + Math.max(0, credit(session, played, now))
    return { next: { ...next, creditedTenths, creditedThrough: now.toISOString() } }
  }
  return { advance: naive, reapplyBeat: naive }
}
const tenthsPlayed = (played: readonly Interval[], { lengthSeconds }: StudySession) =>
  measure(clip(played, lengthSeconds * 10))
const tenthsBetween = (earlier: string, now: Date) => Math.max(0, (now.getTime() - Date.parse(earlier)) / 100)

export const fixedCredit = () => composed(crediting(() => 600))
export const tolerancePerBeat = () =>
  composed(
    crediting((session, played, now) =>
      Math.min(tenthsPlayed(played, session), Math.floor(tenthsBetween(session.studiedAt, now) + 30)),
    ),
  )
/** Everything played is new time, whatever the clock says. */
export const noElapsedBound = () =>
  composed(
    crediting((session, played) =>
      Math.min(tenthsPlayed(played, session), session.lengthSeconds * 10 - session.creditedTenths),
    ),
  )
export const furthestPosition = () =>
  composed(
    crediting(
      (session, played) =>
        Math.max(...played.map(([, to]) => Math.min(to, session.lengthSeconds * 10))) -
        session.creditedTenths,
    ),
  )
export const endlessAllowance = () =>
  composed({
    advance: (session, played, now, policy) =>
      advance(session, played, now, { ...policy, allowanceSeconds: 1e9 }),
  })

export const clockPerLaunch = () =>
  composed({
    startSession: (previous, known, entered, now, policy) => ({
      ...startSession(previous, known, entered, now, policy),
      creditedThrough: new Date(now.getTime() - policy.allowanceSeconds * 1000).toISOString(),
    }),
  })
export const sessionPerLesson = () => composed({ keyOf: (learnerId, lessonId) => `${learnerId} ${lessonId}` })
export const noRevision = () => composed({ isNewest: () => true })
/** The numeric ADD: every delivery adds what it is worth to what is there. */
export const addedTotals = () =>
  composed({
    isNewest: () => true,
    kept: (stored, carried, next) => ({
      ...next,
      creditedTenths: stored.creditedTenths + next.creditedTenths - carried.creditedTenths,
    }),
  })
