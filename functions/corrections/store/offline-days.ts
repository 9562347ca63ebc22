import { claimOf, type DayClaim } from '@zhixing/shared/corrections/rules'
import { Refusal } from '@zhixing/shared/problem'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import { OfflineDayEntity } from './entity'

interface Day {
  learnerId: string
  dayOn: string
}

const ATTEMPTS_MAX = 10

/** Q4: takes hours of a day for an entry, if the day has room. Two who claim at once cross on `revision`, and the later looks again. */
export async function claimDay(
  day: Day,
  wanted: DayClaim,
  isReversed: (entryId: string) => boolean,
  dayHoursMax: number,
) {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const { Item } = await OfflineDayEntity.build(GetItemCommand)
      .key(day)
      .options({ consistent: true })
      .send()
    const outcome = claimOf(Item?.claims ?? [], wanted, isReversed, dayHoursMax)
    if (outcome !== 'free') return outcome
    const put = OfflineDayEntity.build(PutItemCommand)
      .item({ ...day, revision: (Item?.revision ?? 0) + 1, claims: [...(Item?.claims ?? []), wanted] })
      .options({
        condition: Item ? { attr: 'revision', eq: Item.revision } : { attr: 'revision', exists: false },
      })
    const done = await put
      .send()
      .then(() => true)
      .catch(acceptConditionFailed)
    if (done) return 'mine' as const
  }
  throw new Refusal('service/unavailable')
}
