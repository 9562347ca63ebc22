import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { acceptConditionFailed } from '../../core/dynamodb/table'
import type { LastKey } from '../../core/http/cursor'
import { findInIndex } from '../../core/workflow/managed-index'
import {
  AnnouncementEntity,
  DueEntity,
  dueBefore,
  managedIndex,
  managedSortKey,
  openManagedSortKey,
  VersionEntity,
} from './entity'
import { type Announcement, isPublished, type Published, type StoredAnnouncement } from './stored'

export type { Announcement, Published } from './stored'

export async function findAnnouncement(announcementId: string): Promise<Announcement | undefined> {
  const { Item } = await AnnouncementEntity.build(GetItemCommand)
    .key({ announcementId })
    .options({ consistent: true })
    .send()
  return Item && { ...Item.announcement, revision: Item.revision, bellPending: Item.bellPending }
}

/** What is published at this moment; withdrawn is gone at once. */
export async function findPublished(announcementId: string): Promise<Published | undefined> {
  const found = await findAnnouncement(announcementId)
  return isPublished(found) ? found : undefined
}

/** Each step is this one write, and holds only if nobody stepped in between. Revision 0 stands for "not there yet". */
export async function saveAnnouncement(
  next: StoredAnnouncement,
  revision: number,
  bellPending?: string,
): Promise<Announcement | undefined> {
  const { announcementId } = next
  const saved = { revision: revision + 1, ...(bellPending && { bellPending }) }
  const put = AnnouncementEntity.build(PutItemCommand)
    .item({
      announcementId,
      ...saved,
      announcement: next,
      gsi1pk: managedIndex,
      gsi1sk: managedSortKey(next),
    })
    .options({
      condition:
        revision === 0 ? { attr: 'announcementId', exists: false } : { attr: 'revision', eq: revision },
    })
  const done = await put
    .send()
    .then(() => true)
    .catch(acceptConditionFailed)
  return done ? { ...next, ...saved } : undefined
}

/** A campaign has taken over: nothing more to ring for this publication. */
export async function acknowledgeBell(announcementId: string, publishedAt: string): Promise<void> {
  const update = AnnouncementEntity.build(UpdateItemCommand)
    .item({ announcementId, bellPending: $remove() })
    .options({ condition: { attr: 'bellPending', eq: publishedAt } })
  await update.send().catch(acceptConditionFailed)
}

/** The text of a version that is about to be written over. Twice is harmless: a withdrawn version does not change. */
export async function keepVersion({
  revision: _,
  bellPending: __,
  ...announcement
}: Announcement): Promise<void> {
  const { announcementId, version } = announcement
  await VersionEntity.build(PutItemCommand).item({ announcementId, version, announcement }).send()
}

export async function findVersion(
  announcementId: string,
  version: number,
): Promise<StoredAnnouncement | undefined> {
  const { Item } = await VersionEntity.build(GetItemCommand).key({ announcementId, version }).send()
  return Item?.announcement
}

export const remember = (dueAt: string, announcementId: string) =>
  DueEntity.build(PutItemCommand).item({ dueAt, announcementId }).send()
export const forget = (dueAt: string, announcementId: string) =>
  DueEntity.build(DeleteItemCommand).key({ dueAt, announcementId }).send()

export async function findDue(now: Date) {
  const { Items = [] } = await dueBefore
    .query({ now: now.toISOString() })
    .options((options) => ({ ...options, limit: 100 }))
    .send()
  return Items
}

interface ManagedKey {
  announcementId: string
  orgPath: string
  state: string
}

/** A page of ids that fit, newest change first. */
export const findManaged = (
  fits: (key: ManagedKey) => boolean,
  after: LastKey | undefined,
  pageMax: number,
) => findInIndex<ManagedKey>(managedIndex, openManagedSortKey, fits, after, pageMax)
