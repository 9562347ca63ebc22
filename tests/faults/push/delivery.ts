import { tick } from '@zhixing/functions/push/tick'
import type { WireItem } from '../../support/engine/units'
import { runJob } from '../calls'
import { duplicateNotifications } from '../platform'
import type { Scenario } from '../scenario'
import { aBell, aDeliveredCampaign, aPlannedBell, laneFields, laneOf, queueScenario } from './given'

/** Each recipient of a lane that is done has exactly one outcome, and at most one of them an unknown one. */
function outcomeViolations(items: WireItem[], recipients: number): string[] {
  const lanes = items.flatMap(({ lane }) => (lane?.M ? [lane.M as WireItem] : []))
  const count = (outcome: string) =>
    lanes
      .filter(({ doneAt }) => doneAt)
      .reduce((sum, { ends }) => sum + Number((ends?.M as WireItem | undefined)?.[outcome]?.N ?? 0), 0)
  const [delivered, unknown] = [count('delivered'), count('unknown')]
  const isGood = delivered + unknown === recipients && unknown <= 1
  return isGood ? [] : [`of ${recipients} recipients ${delivered} delivered, ${unknown} unknown`]
}

export const deliveryScenarios: Scenario[] = [
  queueScenario('plan', async () => ({ kind: 'plan', announcementId: (await aBell()).announcementId })),
  queueScenario('deliver template messages', async () => ({
    kind: 'deliver',
    ...laneOf(await aPlannedBell('templateMessage'), 'templateMessage'),
  })),
  queueScenario(
    'deliver subscribe messages',
    async () => ({
      kind: 'deliver',
      ...laneOf(await aPlannedBell('subscribeMessage'), 'subscribeMessage'),
    }),
    {
      // At most once: a recipient claimed by a killed owner is unknown and is not sent to again.
      varyingFields: [...laneFields, 'ends', 'end', 'code', 'messageId'],
      violations: (items) => [...outcomeViolations(items, 2), ...duplicateNotifications()],
    },
  ),
  {
    verb: 'tick',
    when: 'after the last lane',
    async arrange() {
      await aDeliveredCampaign()
      return (now) => runJob(() => tick(now))
    },
  },
]
