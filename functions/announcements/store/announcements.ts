import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { $remove, UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { conditionHeld, equals } from '../../core/dynamodb/conditional-write'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import {
  type Announcement,
  isPublished,
  type PublishedAnnouncement,
  type StoredAnnouncement,
} from './announcement'
import { AnnouncementEntity, AnnouncementVersionEntity, announcementIndex } from './entity'

export async function findAnnouncement(announcementId: string): Promise<Announcement | undefined> {
  const found = await findDocument(AnnouncementEntity, { announcementId })
  return found && { ...found.announcement, revision: found.revision, bellPending: found.bellPending }
}

/** The announcement if it is published now: a withdrawn one disappears with the withdrawal. */
export async function findPublishedAnnouncement(
  announcementId: string,
): Promise<PublishedAnnouncement | undefined> {
  const found = await findAnnouncement(announcementId)
  return isPublished(found) ? found : undefined
}

/**
 * Compare-and-set: writes the announcement if the stored revision still is `revision`, and returns it with
 * its new one. Undefined if another step was first. A bell that push acknowledges in between is pending
 * again, which does no harm: push starts one campaign for a publication, however often it is asked to.
 */
export async function putAnnouncement({
  revision,
  bellPending,
  ...announcement
}: Announcement): Promise<Announcement | undefined> {
  const { announcementId, updatedAt } = announcement
  const bell = bellPending === undefined ? {} : { bellPending }
  const keys = announcementIndex.attributesOf(announcement, updatedAt)
  const nextRevision = await putRevision(
    AnnouncementEntity,
    { announcementId, announcement, ...bell, ...keys },
    revision,
  )
  return nextRevision === undefined ? undefined : { ...announcement, ...bell, revision: nextRevision }
}

/** Push has started the campaign of this publication: the schedule need not ask for it again. */
export async function acknowledgeBell(announcementId: string, publishedAt: string): Promise<void> {
  const update = AnnouncementEntity.build(UpdateItemCommand)
    .item({ announcementId, bellPending: $remove() })
    .options({ condition: equals('bellPending', publishedAt) })
  await conditionHeld(update.send())
}

/**
 * Keeps a withdrawn version before the next one replaces it. A repeat writes the same, because a withdrawn
 * version no longer changes.
 */
export async function keepVersion({
  revision: _,
  bellPending: __,
  ...announcement
}: Announcement): Promise<void> {
  const { announcementId, version } = announcement
  await AnnouncementVersionEntity.build(PutItemCommand).item({ announcementId, version, announcement }).send()
}

export async function findAnnouncementVersion(
  announcementId: string,
  version: number,
): Promise<StoredAnnouncement | undefined> {
  const { Item } = await AnnouncementVersionEntity.build(GetItemCommand)
    .key({ announcementId, version })
    .send()
  return Item?.announcement
}
