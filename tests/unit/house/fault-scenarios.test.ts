import { expect, test } from '@jest/globals'
import { missingScenarios, verbsThatWrite } from '../../faults/coverage'
import { scenarios } from '../../faults/scenarios'

test('a fault scenario drives every verb that writes and every function of a schedule or the queue', () => {
  expect(missingScenarios(scenarios)).toEqual([])
})

test('control: a missing scenario is named with the file it belongs in', () => {
  const without = (verb: string) => missingScenarios(scenarios.filter((scenario) => scenario.verb !== verb))
  expect(without('announcements/markRead')).toEqual([
    'add a scenario for announcements/markRead in tests/faults/announcements/scenarios.ts',
  ])
  expect(without('seal')).toEqual(['add a scenario for seal in tests/faults/log/scenarios.ts'])
})

test('control: a scenario of a verb that was renamed is found', () => {
  const outdated = { verb: 'push/ringBell', arrange: async () => async () => ({ status: 200 }) }
  expect(missingScenarios([...scenarios, outdated])).toHaveLength(1)
})

test('control: GET contracts do not count as writing, jobs do', () => {
  const verbs = verbsThatWrite().map(({ verb }) => verb)
  expect(verbs).not.toContain('catalogue/listCourses')
  expect(verbs).toEqual(expect.arrayContaining(['tick', 'work', 'progress/heartbeat']))
})
