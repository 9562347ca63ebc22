import { type Consent, openConsents } from '@zhixing/shared/push/consents'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { clock } from '../../core/clock'
import { findDocument, putRevision } from '../../core/dynamodb/revisioned-document'
import { newUlid } from '../../core/id'
import { unavailableError } from '../../core/transient-error'
import { laneShardOf } from '../shards'
import { ConsentsEntity, consentsAfter } from './consent-entity'
import type { FollowerOrganisation } from './follower-entity'
import { LAST_OPENID, type OpenidRange } from './followers'

export type ConsentsOfPerson = FormattedItem<typeof ConsentsEntity>
type PersonFacts = FollowerOrganisation & { unionid?: string | undefined }

export const findConsents = (templateId: string, openid: string): Promise<ConsentsOfPerson | undefined> =>
  findDocument(ConsentsEntity, { templateId, shard: laneShardOf(openid), openid })

export async function listConsents(
  templateId: string,
  shard: number,
  { after, through = LAST_OPENID, limit }: OpenidRange,
): Promise<ConsentsOfPerson[]> {
  const { Items = [] } = await consentsAfter
    .query({ templateId, shard, after, through })
    .options((options) => ({ ...options, limit: limit + 1 }))
    .send()
  return Items.filter(({ openid }) => openid !== after).slice(0, limit) // the range includes `after`
}

const ATTEMPTS_MAX = 10

/**
 * Changes a person's consents by compare-and-set on the current list. `change` returns undefined, or the
 * list it was given, to leave them as they are. Returns the new list, or undefined if nothing was written.
 * `person`, if given, is stored with them. Throws a transient error after ten lost races.
 */
export async function changeConsents(
  templateId: string,
  openid: string,
  change: (consents: Consent[]) => Consent[] | undefined,
  person: PersonFacts = {},
): Promise<Consent[] | undefined> {
  const key = { templateId, shard: laneShardOf(openid), openid }
  const writer = newUlid(clock.now())
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const current = await findConsents(templateId, openid)
    // written by the last attempt, whose answer was lost
    if (current?.writer === writer) return current.consents
    const consents = change(current?.consents ?? [])
    if (!consents || consents === current?.consents) return undefined
    const open = openConsents(consents).length
    const next = { ...current, ...withoutUndefined(person), ...key, consents, open, writer }
    if (await putRevision(ConsentsEntity, next, current?.revision ?? 0)) return consents
  }
  throw unavailableError(`consents were changed by others ${ATTEMPTS_MAX} times in a row`)
}

/** Facts that are not known keep what is stored. */
const withoutUndefined = (person: PersonFacts): PersonFacts =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined))

/** If another writer is first nothing is saved; the next page reads the organisation again. */
export async function saveConsentOrganisation(
  person: ConsentsOfPerson,
  { learnerId, orgPath, jobLevel, joinedAt }: FollowerOrganisation,
): Promise<void> {
  await putRevision(ConsentsEntity, { ...person, learnerId, orgPath, jobLevel, joinedAt }, person.revision)
}
