import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Attempt } from './attempt'
import type { AttackStage } from './system'

export interface AttackControl {
  /** The check that the control lacks. */
  removed: string
  stage: () => AttackStage
}

export interface Attack {
  /** Its number in the threat model. */
  threat: string
  title: string
  run: (attempt: Attempt) => Promise<void>
  controls: AttackControl[]
  /** The complete stage that the controls are derived from, where it is not the in-memory study. */
  inMemory?: () => AttackStage
  /** Requests race, so the credited lesson may differ between two runs. */
  racing?: true
  /** What the figure does not show; printed beside it. */
  limitation?: string
}

const folder = import.meta.dirname

/** The attacks of every module, from `tests/attacks/<module>/tNN-*.ts`, by threat. */
export async function collectAttacks(): Promise<Attack[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[\w-]+\/t\d\d-[\w-]+\.ts$/.test(file))
    .sort((one, other) => (threatFileName(one) < threatFileName(other) ? -1 : 1))
  const attacks: Attack[] = []
  for (const file of files)
    attacks.push(...((await import(join(folder, file))) as { attacks: Attack[] }).attacks)
  return attacks
}

const threatFileName = (file: string) => file.slice(file.indexOf('/') + 1)
