import { expect, test } from '@jest/globals'
import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { anomaliesOf } from '@zhixing/shared/reviews/anomaly'
import fc from 'fast-check'
import { traceEvening, traceMoocLearners, traceRobot } from '../../bench/anomalies'
import { randomOf } from '../../support/random'
import { type AnomalyRule, aTracedLearner, studyLessonsOf } from '../../support/reviews/traced-learner'

test('the real sessions of FUN-MOOC raise at most five reviews per 1,000 learners', async () => {
  const raised = await traceMoocLearners()
  const per1000 = (raised.flat().length / raised.length) * 1000
  console.log(
    `FUN-MOOC: ${raised.length} learners, ${raised.flat().length} reviews, ${per1000.toFixed(1)} per 1,000 learners`,
  )
  expect(per1000).toBeLessThanOrEqual(5)
})

test('control: a long-run limit of twenty minutes raises reviews of many honest learners', async () => {
  const hasty: AnomalyRule = (figures) => anomaliesOf(figures, { ...reviewPolicy, longRunSeconds: 20 * 60 })
  const raised = await traceMoocLearners(hasty)
  expect((raised.flat().length / raised.length) * 1000).toBeGreaterThan(20)
})

test('an honest evening of two hours raises no review', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => traceEvening(randomOf(seed)).kinds.length === 0),
    { numRuns: 300 },
  )
})

test.each<[string, AnomalyRule]>([
  ['twenty lessons alone', ({ lessons }) => (lessons >= 20 ? ['many'] : [])],
  ['a run of an hour', ({ runSeconds }) => (runSeconds >= 3600 ? ['long'] : [])],
])('control: a rule for %s is raised by an honest evening of short lessons', (_, look) => {
  const learner = aTracedLearner(look)
  studyLessonsOf(
    learner,
    new Date('2026-11-23T11:00:00.000Z'),
    Array(22).fill({ lengthSeconds: 300, thinksSeconds: 20 }),
  )
  expect(learner.kinds).toHaveLength(1)
})

test('a robot with twenty lessons from 03:00 raises many-lessons, night-study and even-changes', () => {
  expect(traceRobot(20).kinds).toEqual(['even-changes', 'many-lessons', 'night-study'])
  expect(traceRobot(40).kinds).toEqual(['even-changes', 'long-run', 'many-lessons', 'night-study'])
})

test('a training day with a lunch break and an hour of a night shift raise no review', () => {
  const learner = aTracedLearner()
  const morning = Array.from({ length: 5 }, (_, i) => ({ lengthSeconds: 2400, thinksSeconds: 60 + i * 17 }))
  const noon = studyLessonsOf(learner, new Date('2026-11-23T00:30:00.000Z'), morning)
  const evening = studyLessonsOf(learner, new Date(noon.getTime() + 3600_000), morning)
  studyLessonsOf(learner, new Date(evening.getTime() + 9 * 3600_000), [
    { lengthSeconds: 3600, thinksSeconds: 5 },
  ])
  expect(learner.kinds).toEqual([])
})
