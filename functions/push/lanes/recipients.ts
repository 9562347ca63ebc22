import { isAddressedTo } from '@zhixing/shared/announcements/rules'
import type { PublishedAnnouncement } from '../../announcements/api'
import { clock } from '../../core/clock'
import { environment } from '../../core/environment'
import { isOutdated, readerOf, readFollowerOrganisation } from '../follower-organisation'
import { type ConsentsOfPerson, listConsents, saveConsentOrganisation } from '../store/consents'
import type { FollowerOrganisation } from '../store/follower-entity'
import { type Follower, listFollowers, saveFollowerOrganisation } from '../store/followers'
import { subscribeTemplateIdFor } from '../wechat/template-ids'
import { type CampaignLane, campaignName } from './lane'

const PAGE_MAX = 100

/** A person in the shard, who gets a message only if the announcement is addressed to them. */
export interface Recipient {
  openid: string
  learnerId?: string | undefined
  isAddressed: () => Promise<boolean>
}

/** The next people of the lane, sorted by openid: at most 100, or those up to the end of a claimed page. */
export async function listRecipients(
  lane: CampaignLane,
  published: PublishedAnnouncement,
): Promise<Recipient[]> {
  const range = { after: lane.cursor, through: lane.claim?.through, limit: PAGE_MAX }
  if (lane.channel === 'templateMessage') {
    const followers = await listFollowers(lane.shard, range)
    return followers.map((follower) => toFollowerRecipient(follower, lane, published))
  }
  const people = await listConsents(subscribeTemplateIdFor(published), lane.shard, range)
  return people.map((person) => toConsentRecipient(person, published))
}

const toFollowerRecipient = (
  follower: Follower,
  lane: CampaignLane,
  published: PublishedAnnouncement,
): Recipient => ({
  openid: follower.openid,
  learnerId: follower.learnerId,
  isAddressed: async () => {
    // If this campaign itself found the follower unreachable, a resent page has to count them again.
    const isReachable = !follower.unreachable || follower.unreachableIn === campaignName(lane)
    return (
      isReachable &&
      isAddressedBy(published, follower, environment.serviceAccountAppid, (organisation) =>
        saveFollowerOrganisation(follower.openid, organisation),
      )
    )
  },
})

const toConsentRecipient = (person: ConsentsOfPerson, published: PublishedAnnouncement): Recipient => ({
  openid: person.openid,
  learnerId: person.learnerId,
  isAddressed: () =>
    isAddressedBy(published, person, environment.miniProgramAppid, (organisation) =>
      saveConsentOrganisation(person, organisation),
    ),
})

type Person = FollowerOrganisation & { openid: string; unionid?: string | undefined }

/** Reads the person's organisation again if the copy is outdated, and saves it. */
async function isAddressedBy(
  { orgPath, facts }: PublishedAnnouncement,
  person: Person,
  appid: string,
  save: (organisation: FollowerOrganisation) => Promise<void>,
): Promise<boolean> {
  const audience = { orgPath, jobLevels: facts.jobLevels }
  const now = clock.now()
  if (!isOutdated(person, now)) return isAddressedTo(audience, readerOf(person))
  const { openid, unionid } = person
  const organisation = await readFollowerOrganisation({ appid, openid, unionid }, now)
  const isStillGuest = !organisation.learnerId && !person.learnerId
  if (!isStillGuest) await save(organisation)
  return isAddressedTo(audience, readerOf(organisation))
}
