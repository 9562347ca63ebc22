import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What a module excuses from the attacks, each with its reason: `tests/attacks/<module>/exemptions.ts`. */
export interface AttackExemptions {
  /** Verbs that answer anyone who may call them at all, whatever id they name. */
  answersAnyone?: Record<string, string>
  /** Threats that no verb of the module is exposed to. They are reported, never counted as passed. */
  noSurface?: Record<string, string>
}

const folder = import.meta.dirname

/** The exemptions of every module, merged. */
export async function collectExemptions(): Promise<Required<AttackExemptions>> {
  const merged: Required<AttackExemptions> = { answersAnyone: {}, noSurface: {} }
  for (const module of readdirSync(folder)) {
    const file = join(folder, module, 'exemptions.ts')
    if (!existsSync(file)) continue
    const { exemptions } = (await import(file)) as { exemptions: AttackExemptions }
    Object.assign(merged.answersAnyone, exemptions.answersAnyone)
    Object.assign(merged.noSurface, exemptions.noSurface)
  }
  return merged
}
