import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import fc from 'fast-check'

/**
 * What a learner, their devices and their network may do, in tenths of a second. `wait` is the time since
 * the move before.
 */
export type Move =
  | { move: 'launch'; device: number; lesson: number }
  | { move: 'beat'; device: number; played: Interval[] }
  | { move: 'answer'; device: number; isRight: boolean } // to the presence check the device was last told of
  | { move: 'again'; which: number } // an earlier beat arrives once more
  | { move: 'late fold'; which: number } // a fold of an earlier state, delayed by a slow instance
export type History = (Move & { wait: number })[]
/** Every twelve seconds of counted time, or none at all. */
export const presenceRules = fc.constantFrom(undefined, { everyMinutes: 0.2 })

export const LENGTH = 60
export const LESSONS = [1, 2]
export const policy = {
  ...studyPolicy,
  allowanceSeconds: 30,
  daySecondsMax: 36_000,
  presence: { ...studyPolicy.presence, deadlineSeconds: 20, retrySeconds: 5 },
}
export const device = fc.nat(2)
export const played = fc.array(
  fc
    .tuple(fc.nat(LENGTH * 10), fc.integer({ min: 1, max: 300 }))
    .map(([from, size]): Interval => [from, from + size]),
  { minLength: 1, maxLength: 4 },
)
export const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      move: fc.constant('launch' as const),
      device,
      lesson: fc.constantFrom(...LESSONS),
    }),
  },
  { weight: 6, arbitrary: fc.record({ move: fc.constant('beat' as const), device, played }) },
  {
    weight: 3,
    arbitrary: fc.record({ move: fc.constant('answer' as const), device, isRight: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('again' as const), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('late fold' as const), which: fc.nat(40) }) },
)
export const wait = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 900 }))
export const history: fc.Arbitrary<History> = fc.array(
  fc.tuple(step, wait).map(([move, wait]) => ({ ...move, wait })),
  { minLength: 1, maxLength: 60 },
)
