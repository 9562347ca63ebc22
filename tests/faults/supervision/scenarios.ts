import { followCompletion } from '@zhixing/functions/supervision/follow'
import { recountCompletion } from '@zhixing/functions/supervision/recount'
import {
  aPerson,
  aSmallProvince,
  inAnHour,
  move,
  recordHours,
  spoilStanding,
  spoilTotals,
} from '../../support/supervision/given'
import { runJob } from '../calls'
import type { Scenario } from '../scenario'

export const scenarios: Scenario[] = [
  {
    verb: 'followCompletion',
    // A run that is made up for may count a page in two steps; the numbers are the same.
    varyingFields: ['revision'],
    async arrange() {
      const { villages, otherVillages } = await aSmallProvince()
      const [from, to] = [villages[0], otherVillages[0]]
      if (!from || !to) throw new Error('the province has villages')
      const mover = await aPerson(from)
      await followCompletion(inAnHour())
      await move(mover, to)
      await recordHours(mover.learnerId, 90)
      return () => runJob(() => followCompletion(inAnHour()))
    },
  },
  {
    verb: 'recountCompletion',
    when: 'a standing and a total are wrong',
    varyingFields: ['revision', 'learners', 'differences', 'wrongLearnerIds', 'wrongOrganisationIds'],
    async arrange() {
      const { villages, otherVillages, province } = await aSmallProvince()
      const [one, other] = [villages[0], otherVillages[0]]
      if (!one || !other) throw new Error('the province has villages')
      const person = await aPerson(one)
      await aPerson(other)
      await followCompletion(inAnHour())
      await spoilStanding(person.learnerId)
      await spoilTotals(province.organisationId)
      return () => runJob(() => recountCompletion(inAnHour()))
    },
  },
]
