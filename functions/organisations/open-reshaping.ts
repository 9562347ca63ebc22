import type { Unit } from '@zhixing/shared/organisations/contract'
import { mayReshape } from '@zhixing/shared/organisations/rules'
import type { Change } from '../core/audit/change-line'
import type { Actor } from '../core/http/actor'
import type { Refuse } from '../core/http/endpoint'
import type { ManagedUnit } from '../identity/api'
import { answerAgain, isLastUnitStep, saveStep, type UnitStep } from './change-unit'
import { requireNotAhead } from './effective-day'
import { type OpenedUnit, openUnit } from './open-unit'

interface ReshapingCall {
  organisationId: string
  revision: number // that the caller saw
  step: UnitStep
  actor: Actor
  now: Date
  refuse: Refuse<
    | 'organisations/not-found'
    | 'organisations/closed'
    | 'organisations/day-in-future'
    | 'request/stale'
    | 'request/forbidden'
  >
}

interface Reshaping extends OpenedUnit {
  save: (after: ManagedUnit, fields: NonNullable<Change['fields']>) => Promise<Unit>
}

/**
 * Opens a unit for a change of it itself, which the keeper of a unit above makes; or the answer, if the
 * request repeats the caller's own last step.
 */
export async function openReshaping({
  organisationId,
  revision,
  step,
  actor,
  now,
  refuse,
}: ReshapingCall): Promise<Reshaping | { answer: Unit }> {
  requireNotAhead(step.effectiveOn, now, refuse)
  const opened = await openUnit(organisationId, actor, refuse)
  const { unit, grants } = opened
  if (!mayReshape(unit.orgPath, grants)) throw refuse('request/forbidden')
  if (isLastUnitStep(unit, revision, step, actor))
    return { answer: await answerAgain({ opened, actor, now }) }
  if (unit.revision !== revision) throw refuse('request/stale')
  if (unit.closedOn !== undefined) throw refuse('organisations/closed')
  return {
    ...opened,
    save: (after, fields) => saveStep({ opened, step, actor, now }, after, fields, refuse),
  }
}
