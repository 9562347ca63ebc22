import { describe, expect, test } from '@jest/globals'
import { parseSessionItem, toSessionItem } from '@zhixing/functions/study-records/store/session-codec'
import { buildSessionPut } from '@zhixing/functions/study-records/store/sessions'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { aSession, secondsAfter } from '../../support/progress/session'

const distance = fc.integer({ min: 1, max: 5000 })
const disjointIntervals = fc.array(fc.tuple(distance, distance), { maxLength: 40 }).map((pairs) => {
  let at = -1
  return pairs.map(([gap, length]): Interval => {
    const from = at + gap
    at = from + length
    return [from, at]
  })
})

const presence = {
  everyMinutes: 10,
  number: 3,
  provisionalTenths: 600,
  issuedAt: secondsAfter(60).toISOString(),
  questionId: 'aB3_dE-h',
}
const sessionFacts = fc.record(
  {
    watched: disjointIntervals,
    revision: fc.nat(),
    trace: fc.constant('1 2 3'),
    completedAt: fc.constant(secondsAfter(60).toISOString()),
    presence: fc.constant(presence),
  },
  { requiredKeys: ['watched', 'revision'] },
)

describe('a session', () => {
  test('property: is read from the table as it was written, to the last field', () => {
    fc.assert(
      fc.property(sessionFacts, (facts) => {
        const session = aSession(facts as Partial<StudySession>)
        expect(parseSessionItem(session.learnerId, toSessionItem(session))).toEqual(session)
      }),
    )
  })

  test('is refused if a field is missing', () => {
    const { learnerId } = aSession()
    const { session, revision } = toSessionItem(aSession())
    const { lessonId: _, ...incomplete } = JSON.parse(session)
    expect(() => parseSessionItem(learnerId, { revision, session: JSON.stringify(incomplete) })).toThrow(
      'lessonId',
    )
    expect(() => parseSessionItem(learnerId, { revision })).toThrow()
  })

  test('P2 and P3 is put as a whole, on the condition that the revision before is stored, or none', () => {
    const previous = aSession({ revision: 7 })
    const next = aSession({ revision: 8, watched: [[0, 1200]] })
    const Item = {
      pk: `LEARNER#${previous.learnerId}`,
      sk: 'SESSION',
      _et: 'StudySession',
      revision: 8,
      session: expect.any(String),
    }
    expect(buildSessionPut(previous, next).input).toMatchObject({
      Item,
      ConditionExpression: 'revision = :revision',
      ExpressionAttributeValues: { ':revision': 7 },
    })
    expect(buildSessionPut(undefined, next).input).toMatchObject({
      Item,
      ConditionExpression: 'attribute_not_exists(revision)',
    })
  })
})
