import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import { lessonIdOf } from '../../support/progress/session'
import { invariant, naively, sinceBeat, sizeOf } from './study-history'
import { LESSONS } from './study-moves'

invariant(
  'I2 a second of content counts once, ever, and a lesson at most its length',
  ({ seen, claimed }) =>
    seen.every(({ counted }) =>
      counted.every((tenths, i) => tenths <= (claimed.get(lessonIdOf(LESSONS[i] ?? 0))?.size ?? 0)),
    ),
  [
    [
      'credit for whatever was played',
      naively((session, _, played, now) => ({
        creditedTenths: session.creditedTenths + Math.min(sizeOf(played), sinceBeat(session, now)),
      })),
    ],
    [
      'credit up to the furthest position',
      naively((session, _, played) => ({
        creditedTenths: Math.max(session.creditedTenths, ...played.map(([, to]) => Math.min(to, 600))),
      })),
    ],
  ],
)

invariant(
  'I4 a repeated beat gets the present state and changes nothing',
  ({ seen }) => seen.every(({ repeat, answer, before }) => !repeat || !answer || answer === before),
  [['no thought for repeats', { reapplyBeat: advance }]],
)

invariant(
  'I5 after a launch no other session of the learner accrues',
  ({ seen }) =>
    seen.every(
      ({ carried, before, answer }) => !answer || !carried || carried.sessionId === before?.sessionId,
    ),
  [['no lock', { acceptsSession: () => true }]],
)

invariant(
  'I8 the credit of a lesson never falls',
  ({ seen }) =>
    seen.every(({ credited }, i) =>
      credited.every((tenths, lesson) => tenths >= (seen[i - 1]?.credited[lesson] ?? 0)),
    ),
  [
    [
      'a launch that begins anew',
      { startSession: (previous, _, ...rest) => startSession(previous, undefined, ...rest) },
    ],
    ['folds in any order', { needsFolding: () => true }],
  ],
)
