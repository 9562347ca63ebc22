import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { putIfAbsent } from '../../core/dynamodb/conditional-write'
import { LateFailureEntity, lateFailuresOf } from './campaign-entity'

/** A message that WeChat accepted and later reported as failed. */
export type LateFailure = FormattedItem<typeof LateFailureEntity>

/** A failure that WeChat reports twice is counted once. */
export const putLateFailure = (failure: LateFailure): Promise<boolean> =>
  putIfAbsent(LateFailureEntity, failure)

export async function listLateFailures(announcementId: string, version: number): Promise<LateFailure[]> {
  const { Items = [] } = await lateFailuresOf
    .query({ announcementId, version })
    .options((options) => ({ ...options, maxPages: Number.POSITIVE_INFINITY }))
    .send()
  return Items
}
