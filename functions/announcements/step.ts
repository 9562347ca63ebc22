import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { type Action, actionsOf, mayView, refusalOf, stateAfter } from '@zhixing/shared/announcements/rules'
import { type Grant, roles } from '@zhixing/shared/identity/role'
import { Refusal } from '@zhixing/shared/problem'
import type { Actor } from '../core/http/actor'
import { findLearner, requireRole } from '../identity/api'
import { findAnnouncement, saveAnnouncement } from './store/announcements'
import type { Announcement, StepName, StoredAnnouncement, StoredStep } from './store/stored'

interface Asked {
  input: { announcementId: string; revision: number }
  actor: Actor
  now: Date
}

/** What a step changes besides the state; may refuse, and may write what has to be there before the step. */
type Change = (
  found: Announcement,
) => Promise<Partial<StoredAnnouncement> & { bell?: boolean; comment?: string | undefined }>

/** One step of somebody's, whole: may he, is it still as he saw it, then the one write. A repeat of his own last step is answered, not refused. */
export async function step(
  { input, actor, now }: Asked,
  action: Action,
  change: Change,
): Promise<{ next: Announcement; grants: Grant[] }> {
  const { found, grants } = await openManaged(input.announcementId, actor)
  const refusal = refusalOf(found, action, actor.learnerId, grants)
  if (refusal === 'request/forbidden') throw new Refusal(refusal)
  if (isRepeat(found, input.revision, actor.learnerId, action)) return { next: found, grants }
  if (found.revision !== input.revision) throw new Refusal('request/stale')
  if (refusal) throw new Refusal(refusal)
  const { bell = false, comment, ...changed } = await change(found)
  const at = now.toISOString()
  const taken = await stepBy(actor, { at, step: stepNames[action], revision: found.revision + 1, comment })
  const { revision: _, bellPending: __, ...before } = found
  const after = {
    ...before,
    ...changed,
    state: stateAfter(found, action),
    updatedAt: at,
    history: withStep(found.history, taken),
  }
  const next = await saveAnnouncement(after, found.revision, bell ? after.publishedAt : undefined)
  if (next) return { next, grants }
  const newest = await findAnnouncement(input.announcementId)
  if (newest && isRepeat(newest, input.revision, actor.learnerId, action)) return { next: newest, grants }
  throw new Refusal('request/stale')
}

/** Outside one's scope is not there: nobody learns what a neighbour is drafting. */
export async function openManaged(
  announcementId: string,
  actor: Actor,
): Promise<{ found: Announcement; grants: Grant[] }> {
  const grants = await requireRole(actor, roles)
  const found = await findAnnouncement(announcementId)
  if (!found || !mayView(found, grants)) throw new Refusal('announcements/not-found')
  return { found, grants }
}

export const stepNames: Record<Action, StepName> = {
  edit: 'saved',
  submit: 'submitted',
  approve: 'approved',
  reject: 'rejected',
  publish: 'published',
  schedule: 'scheduled',
  withdraw: 'withdrawn',
}

/** The answer to this very step was lost on the way. */
export const isRepeat = (found: Announcement, revision: number, actorId: string, action: Action) => {
  const last = found.history.at(-1)
  const made = last?.revision === found.revision && last.step === stepNames[action] && last.byId === actorId
  return made && found.revision === revision + 1
}

export async function stepBy(actor: Actor, taken: Omit<StoredStep, 'by' | 'byId'>): Promise<StoredStep> {
  const learner = await findLearner(actor.learnerId)
  return { ...taken, by: learner?.name ?? '', byId: actor.learnerId }
}

const HISTORY_MAX = 200 // earlier steps are with the earlier versions

/** Saving again and again is one step: the last of them. */
export function withStep(history: StoredStep[], taken: StoredStep): StoredStep[] {
  const last = history.at(-1)
  const again = last?.step === 'saved' && taken.step === 'saved' && last.byId === taken.byId
  return [...(again ? history.slice(0, -1) : history), taken].slice(-HISTORY_MAX)
}

export const managedOf = (announcement: Announcement) => {
  const {
    announcementId,
    revision,
    version,
    state,
    facts,
    organisationName,
    author,
    updatedAt,
    publishAt,
    publishedAt,
  } = announcement
  const { title, topic, organisationId } = facts
  const shown = {
    announcementId,
    revision,
    version,
    state,
    title,
    topic,
    organisationId,
    organisationName,
    author,
    updatedAt,
  }
  return { ...shown, publishAt, publishedAt }
}

export const detailOf = (announcement: Announcement, actor: Actor, grants: Grant[]): AnnouncementDetail => ({
  ...managedOf(announcement),
  facts: announcement.facts,
  history: announcement.history,
  actions: actionsOf(announcement, actor.learnerId, grants),
})
