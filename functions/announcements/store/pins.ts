import type { Pin } from '@zhixing/shared/announcements/pins'
import { Entity } from 'dynamodb-toolbox/entity'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { item, list, map, number, string } from 'dynamodb-toolbox/schema'
import { changeDocument } from '../../core/dynamodb/revisioned-document'
import { table } from '../../core/dynamodb/table'

// A7  the pins of a feed   GetItem, PutItem IF revision   pk = PINS#organisationId, sk = PINS
// One item for all pins of a feed, so that one conditional write keeps their number within the limit.
const FeedPinsEntity = new Entity({
  name: 'FeedPins',
  table,
  timestamps: false,
  schema: item({
    organisationId: string().key(),
    revision: number(),
    pins: list(map({ announcementId: string(), publishedAt: string(), endsOn: string() })),
  }),
  computeKey: ({ organisationId }) => ({ pk: `PINS#${organisationId}`, sk: 'PINS' }),
})

/**
 * Every pin stored for a feed, also of days that are over and of publications that were withdrawn.
 * `consistent: false` costs half and may miss the last change.
 */
export async function listPins(organisationId: string, { consistent = true } = {}): Promise<Pin[]> {
  const read = FeedPinsEntity.build(GetItemCommand).key({ organisationId }).options({ consistent })
  return (await read.send()).Item?.pins ?? []
}

/**
 * Compare-and-set of all pins of a feed. `change` returns what replaces them, or undefined to leave them as
 * they are; it runs again when another writer comes in between, and may refuse.
 */
export async function changePins(
  organisationId: string,
  change: (pins: Pin[]) => Pin[] | undefined,
): Promise<void> {
  await changeDocument(FeedPinsEntity, { organisationId }, (current) => {
    const pins = change(current?.pins ?? [])
    return pins && { organisationId, pins }
  })
}
