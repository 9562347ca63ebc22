import type { Unit } from '@zhixing/shared/organisations/contract'
import type { Change } from '../core/audit/change-line'
import { clock } from '../core/clock'
import { contentHashOf } from '../core/content-hash'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import { newUlid } from '../core/id'
import { findKeeper, findUnit, type ManagedUnit, saveUnit } from '../identity/api'
import type { OpenedUnit } from './open-unit'
import { settleUnit } from './settle-unit'
import { listUnitNotes, putUnitNote } from './store/notes'
import { toUnit } from './unit-view'

/** What a request may take for the people and units below; the job does the rest. */
const CARRY_MS_MAX = 4000

/** What a keeper asks for, besides the fields that it changes. */
export interface UnitStep {
  /** `organisations/step`, as the module declares it in its `changes`. */
  action: string
  effectiveOn: string
  reason: string
  /** The request without ids and revision: tells a repeat from another one. */
  content: object
}

interface UnitCall {
  opened: OpenedUnit
  step: UnitStep
  actor: Actor
  now: Date
}

const changeIdOf = (revision: number, { content, effectiveOn, reason }: UnitStep) =>
  `${revision}-${contentHashOf({ content, effectiveOn, reason })}`

/** Whether the unit is as this very step of the caller left it: the answer to it was lost. */
export const isLastUnitStep = (
  { revision, lastChange }: ManagedUnit,
  seenRevision: number,
  step: UnitStep,
  { learnerId }: Actor,
): boolean =>
  revision === seenRevision + 1 &&
  lastChange?.byId === learnerId &&
  lastChange.action === step.action &&
  lastChange.changeId === changeIdOf(revision, step)

/** Carries out again what a crash may have cut short, and answers. */
export async function answerAgain({ opened, actor, now }: Omit<UnitCall, 'step'>): Promise<Unit> {
  await carryOut(opened.unit.organisationId, now)
  return toUnit(opened, actor.learnerId)
}

/** Saves the unit as it shall be, under the revision that was read, and carries the change out. */
export async function saveStep(
  { opened: { unit, grants }, step, actor, now }: UnitCall,
  after: ManagedUnit,
  fields: NonNullable<Change['fields']>,
  refuse: Refuse<'request/stale'>,
): Promise<Unit> {
  const keeper = await findKeeper(actor)
  const lastChange: Change = {
    kind: 'organisation',
    objectId: after.organisationId,
    title: after.names.at(-1) ?? '',
    scope: after.orgPath,
    action: step.action,
    changeId: changeIdOf(unit.revision + 1, step),
    at: now.toISOString(),
    byId: keeper.personId,
    by: keeper.name,
    network: keeper.network,
    comment: step.reason,
    fields: [...fields, { title: '生效日期', after: step.effectiveOn }],
  }
  const { organisationId } = after
  await carryOut(organisationId, now) // an earlier change first: its line is replaced by this one
  const note = { organisationId, changeId: newUlid(now), pathBefore: unit.orgPath, isCarriedDown: false }
  await putUnitNote(note)
  const saved = (await saveUnit({ ...after, lastChange })) ?? (await findUnit(organisationId))
  // A failed condition may be the client's retry meeting its own write.
  if (!saved || !isLastUnitStep(saved, unit.revision, step, actor)) throw refuse('request/stale')
  await carryOut(organisationId, now)
  return toUnit({ unit: saved, grants }, actor.learnerId)
}

async function carryOut(organisationId: string, now: Date): Promise<void> {
  const startedMs = clock.now().getTime()
  const isOver = () => clock.now().getTime() - startedMs > CARRY_MS_MAX
  for (const note of await listUnitNotes(organisationId))
    if (!note.isCarriedDown) await settleUnit(note, now, isOver)
}
