import { advance, answerPresenceCheck } from '@zhixing/shared/progress/rules'
import { studyStart } from '../../../support/progress/session'
import { DEADLINE, invariant, type Seen } from './presence-history'

/**
 * When each check was first seen, by lesson and number: kept beside the rules, from what they say at the
 * time.
 */
function issues(seen: Seen[]) {
  const known = new Map<string, { opensAt: number; lessonId: string }>()
  for (const { session } of seen) {
    const { number, issuedAt } = session?.presence ?? {}
    const key = `${session?.lessonId} ${number}`
    if (issuedAt && !known.has(key))
      known.set(key, { opensAt: Date.parse(issuedAt), lessonId: session?.lessonId ?? '' })
  }
  return known
}

invariant(
  'credit of a lesson that is not complete comes by one thing: the right answer, to the open check, in time',
  (seen) => {
    const opened = issues(seen)
    return seen.every(({ before, session, answered, at }) => {
      if (!before || !session || before.lessonId !== session.lessonId || before.completedAt) return true
      if (session.creditedTenths === before.creditedTenths && !session.completedAt) return true
      if (!answered?.isRight || answered.outcome !== 'passed') return false
      const opensAt =
        opened.get(`${session.lessonId} ${answered.number}`)?.opensAt ?? Number.POSITIVE_INFINITY
      return answered.number === before.presence?.number && at >= opensAt && at <= opensAt + DEADLINE * 1000
    })
  },
  [
    [
      'no deadline',
      {
        answerPresenceCheck: (session, answered, _, ...rest) =>
          answerPresenceCheck(session, answered, new Date(session.presence?.issuedAt ?? studyStart), ...rest),
        advance: (session, played, now, rules, asking) =>
          advance(
            session,
            played,
            now,
            { ...rules, presence: { ...rules.presence, deadlineSeconds: 1e6 } },
            asking,
          ),
      },
    ],
    [
      'any number for any check',
      {
        answerPresenceCheck: (session, { isRight }, ...rest) =>
          answerPresenceCheck(session, { isRight, number: session.presence?.number ?? 0 }, ...rest),
      },
    ],
    [
      'every answer right',
      {
        answerPresenceCheck: (session, answered, ...rest) =>
          answerPresenceCheck(session, { ...answered, isRight: true }, ...rest),
      },
    ],
    [
      'no waiting after a wrong answer',
      {
        answerPresenceCheck: (session, answered, now, ...rest) => {
          const { presence } = session
          const opened =
            presence?.issuedAt && now.toISOString() < presence.issuedAt
              ? { ...presence, issuedAt: now.toISOString() }
              : presence
          return answerPresenceCheck({ ...session, presence: opened }, answered, now, ...rest)
        },
      },
    ],
  ],
)
