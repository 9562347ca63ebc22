import type { Attack } from './attack'
import { type AttackOutcome, attemptOn } from './attempt'
import { product } from './product'
import { inMemoryStage } from './progress/controls/study'
import type { AttackStage } from './system'

/** One run of an attack: on the product, on the complete in-memory stage, or on a control. */
export interface AttackRow {
  attack: Attack
  arm: 'product' | 'in-memory' | 'control'
  removed?: string
  outcome: AttackOutcome
}

const run = async (attack: Attack, stage: AttackStage): Promise<AttackOutcome> => {
  const attempt = attemptOn(stage)
  await attack.run(attempt)
  return attempt.outcome()
}

/**
 * Runs an attack on the product; on the complete in-memory stage, so that a control's failure is due to the
 * check it lacks; and on each control.
 */
export async function runAttack(attack: Attack): Promise<AttackRow[]> {
  const rows: AttackRow[] = [
    { attack, arm: 'product', outcome: await run(attack, product) },
    { attack, arm: 'in-memory', outcome: await run(attack, (attack.inMemory ?? inMemoryStage)()) },
  ]
  for (const { removed, stage } of attack.controls)
    rows.push({ attack, arm: 'control', removed, outcome: await run(attack, stage()) })
  return rows
}

/**
 * What an attack gained: milliseconds of credit beyond real time, and answers that should have been refusals.
 */
export const gainOf = ({ excessMs, letThrough }: AttackOutcome) => excessMs + letThrough

export const isAsExpected = ({ arm, outcome }: AttackRow) =>
  arm === 'control' ? gainOf(outcome) > 0 : gainOf(outcome) === 0
