import { expect, test } from '@jest/globals'
import { buildSessionPut } from '@zhixing/functions/progress/store/sessions'
import { parseSessionItem, toSessionItem } from '@zhixing/functions/study-records/store/entity'
import { packIntervals, unpackIntervals } from '@zhixing/functions/study-records/store/interval-codec'
import type { StudySession } from '@zhixing/shared/study-records/session'
import fc from 'fast-check'
import { aSession, secondsAfter } from '../../support/progress/in-memory-study'

const stretches = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 })), { maxLength: 40 })
  .map((pairs) => {
    let at = -1
    return pairs.map(([gap, length]): [number, number] => {
      const from = at + gap
      at = from + length
      return [from, at]
    })
  })

test('property: stretches are read as they were packed', () => {
  fc.assert(fc.property(stretches, (each) => expect(unpackIntervals(packIntervals(each))).toEqual(each)))
})

test.each([
  [[], ''],
  [[[0, 600]], '0 go'],
  [
    [
      [0, 600],
      [1800, 2400],
    ],
    '0 go xc go',
  ],
] as [[number, number][], string][])('stretches %j are packed as %j', (each, packed) => {
  expect(packIntervals(each)).toBe(packed)
})

test.each(['1', '1 2 3', 'a !', '1  2'])('%j is refused as no stretches', (packed) => {
  expect(() => unpackIntervals(packed)).toThrow('no stretches')
})

const presence = {
  everyMinutes: 10,
  number: 3,
  provisionalTenths: 600,
  issuedAt: secondsAfter(60).toISOString(),
  questionId: 'aB3_dE-h',
}
const facts = fc.record(
  {
    watched: stretches,
    revision: fc.nat(),
    trace: fc.constant('1 2 3'),
    completedAt: fc.constant(secondsAfter(60).toISOString()),
    presence: fc.constant(presence),
  },
  { requiredKeys: ['watched', 'revision'] },
)

test('property: a session is read from the table as it was written, to the last field', () => {
  fc.assert(
    fc.property(facts, (more) => {
      const session = aSession(more as Partial<StudySession>)
      expect(parseSessionItem(session.learnerId, toSessionItem(session))).toEqual(session)
    }),
  )
})

test('a session that is not whole is not taken for one', () => {
  const { session, revision } = toSessionItem(aSession())
  const { lessonId: _, ...rest } = JSON.parse(session)
  expect(() =>
    parseSessionItem('01HEARNER00000000000000001', { revision, session: JSON.stringify(rest) }),
  ).toThrow('lessonId')
  expect(() => parseSessionItem('01HEARNER00000000000000001', { revision })).toThrow()
})

test('P2 and P3: the next session is put whole, on the condition that the one before is still there, or none', () => {
  const [session, next] = [aSession({ revision: 7 }), aSession({ revision: 8, watched: [[0, 1200]] })]
  const item = {
    pk: `LEARNER#${session.learnerId}`,
    sk: 'SESSION',
    _et: 'StudySession',
    revision: 8,
    session: expect.any(String),
  }
  expect(buildSessionPut(session, next).input).toMatchObject({
    Item: item,
    ConditionExpression: 'revision = :revision',
    ExpressionAttributeValues: { ':revision': 7 },
  })
  expect(buildSessionPut(undefined, next).input).toMatchObject({
    Item: item,
    ConditionExpression: 'attribute_not_exists(revision)',
  })
})
