import { type DayClaim, type DayClaimOutcome, dayClaimOutcome } from '@zhixing/shared/corrections/offline-day'
import { changeDocument } from '../../core/dynamodb/revisioned-document'
import { OfflineDayEntity } from './entity'

interface OfflineDayKey {
  learnerId: string
  dayOn: string
}

/** Claims hours of a day for an entry if the day has room; `mine` if the entry's request holds them now. */
export async function claimDay(
  key: OfflineDayKey,
  wanted: DayClaim,
  isReversed: (entryId: string) => boolean,
  dayHoursMax: number,
): Promise<Exclude<DayClaimOutcome, 'free'>> {
  let outcome = 'free' as DayClaimOutcome
  await changeDocument(OfflineDayEntity, key, (day) => {
    const claims = day?.claims ?? []
    outcome = dayClaimOutcome(claims, wanted, isReversed, dayHoursMax)
    return outcome === 'free' ? { ...key, claims: [...claims, wanted] } : undefined
  })
  return outcome === 'free' ? 'mine' : outcome
}
