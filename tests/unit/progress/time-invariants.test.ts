import { startSession } from '@zhixing/shared/progress/session-start'
import { studyStart } from '../../support/progress/session'
import { invariant, naively, type Played, sinceBeat, sizeOf } from './study-history'
import { policy } from './study-moves'

/** Each beat's credit paints the tenths of server time it belongs to: none twice, none in the future. */
function paintsOnce({ study }: Played) {
  const painted = new Set<number>()
  return study.credits.every(({ at, tenths, through }) => {
    for (let tenth = through / 100 - tenths; tenth < through / 100; tenth++) {
      if (painted.has(tenth)) return false
      painted.add(tenth)
    }
    return through <= at
  })
}

/**
 * By arrival: in no stretch of time more than the stretch and one allowance. Clocks that step back are taken
 * at their highest.
 */
function boundedByArrival({ study: { credits } }: Played) {
  const highest = credits.map((_, i) => Math.max(...credits.slice(0, i + 1).map(({ at }) => at)))
  return credits.every((_, i) =>
    credits.slice(i).every((__, size) => {
      const last = i + size
      const tenths = credits.slice(i, last + 1).reduce((sum, credit) => sum + credit.tenths, 0)
      return tenths <= ((highest[last] ?? 0) - (highest[i] ?? 0)) / 100 + policy.allowanceSeconds * 10
    }),
  )
}

invariant(
  'I1 credit in any stretch of server time is at most the stretch, over all lessons and devices',
  paintsOnce,
  [
    [
      'a tolerance of three seconds for each beat',
      naively((session, next, played, now) => ({
        creditedTenths: session.creditedTenths + Math.min(sizeOf(played), sinceBeat(session, now) + 30),
        creditedThrough: now.toISOString(),
        completedAt: next.completedAt,
      })),
    ],
    [
      'a launch that starts a clock of its own',
      {
        startSession: (previous, ...rest) => ({
          ...startSession(previous, ...rest),
          creditedThrough: new Date(studyStart.getTime() - 3600_000).toISOString(),
        }),
      },
    ],
  ],
)

invariant(
  'I1 credit covers no time before its lesson was entered',
  ({ study }) => study.credits.every(({ tenths, through, enteredAt }) => through - tenths * 100 >= enteredAt),
  [
    [
      'a clock that goes on over a launch into another lesson',
      {
        startSession: (previous, known, launched, now, ...rest) => ({
          ...startSession(previous, known, launched, now, ...rest),
          creditedThrough: previous?.creditedThrough ?? now.toISOString(),
        }),
      },
    ],
  ],
)

invariant('I1 by arrival, at most the stretch and one allowance', boundedByArrival, [
  [
    'an allowance for each beat',
    naively((session, _, played) => ({
      creditedTenths: session.creditedTenths + Math.min(sizeOf(played), 300),
    })),
  ],
])
