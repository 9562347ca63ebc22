import type { Contract } from './contract'

/** What a module declares. Lists of contracts, problems and pages and the layer test are derived from it. */
export interface ModuleDeclaration {
  /** The name of its folder in every workspace. */
  name: string
  /**
   * The modules it may import; on the server through their `api.ts` only. Each comes before it in modules.ts.
   */
  uses: readonly string[]
  /** The exports of its `contract.ts`; those that are contracts are its verbs. */
  contracts?: Record<string, unknown>
  problems?: Record<string, { status: number; title: string }>
  /** Pages of the mini-program, by name. */
  pages?: Record<string, string>
  /** What its administrators change, by step, as the audit log shows it in Chinese. */
  changes?: Record<string, string>
}

export interface Module {
  name: string
  uses: readonly string[]
  contracts: Record<string, Contract>
  problems: Record<string, { status: number; title: string }>
  pages: Record<string, string>
  changes: Record<string, string>
}

export const declareModule = ({
  name,
  uses,
  contracts = {},
  problems = {},
  pages = {},
  changes = {},
}: ModuleDeclaration): Module => ({
  name,
  uses,
  contracts: Object.fromEntries(Object.entries(contracts).filter(isNamedContract)),
  problems,
  pages,
  changes,
})

function isNamedContract(entry: [string, unknown]): entry is [string, Contract] {
  const [, value] = entry
  return (
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'problems' in value
  )
}
