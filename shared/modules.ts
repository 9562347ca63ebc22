import { announcements } from './announcements/module'
import { audit } from './audit/module'
import { catalogue } from './catalogue/module'
import type { Contract } from './contract'
import { corrections } from './corrections/module'
import { describe } from './describe/module'
import { enrolment } from './enrolment/module'
import { grants } from './grants/module'
import { identity } from './identity/module'
import { imports } from './imports/module'
import { ledger } from './ledger/module'
import { log } from './log/module'
import type { Module } from './module'
import { organisations } from './organisations/module'
import { pages } from './pages'
import { people } from './people/module'
import { policy } from './policy/module'
import { progress } from './progress/module'
import { push } from './push/module'
import { receipts } from './receipts/module'
import { reviews } from './reviews/module'
import { studyRecords } from './study-records/module'
import { supervision } from './supervision/module'
import { workflow } from './workflow/module'

/** Every module, each after those it uses. A new one is registered here, in problem.ts and serverless.yml. */
export const modules: readonly Module[] = [
  identity,
  audit,
  organisations,
  policy,
  workflow,
  catalogue,
  studyRecords,
  ledger,
  enrolment,
  log,
  receipts,
  supervision,
  grants,
  corrections,
  reviews,
  people,
  imports,
  progress,
  announcements,
  push,
  describe,
]

export interface NamedContract {
  module: string
  name: string
  contract: Contract
}

/** Every verb of the system with the module that owns it. */
export const contracts: readonly NamedContract[] = modules.flatMap((module) =>
  Object.entries(module.contracts).map(([name, contract]) => ({ module: module.name, name, contract })),
)

/** Paths of all pages of the mini-program, the tab bar's first. */
export const pagePaths: readonly string[] = [pages, ...modules.map((module) => module.pages)].flatMap(
  (named) => Object.values(named),
)

/** The Chinese title of `module/step` in the audit log, for every step that some module declares. */
export const changeTitles: ReadonlyMap<string, string> = new Map(
  modules.flatMap(({ name, changes }) =>
    Object.entries(changes).map(([step, title]) => [`${name}/${step}`, title] as const),
  ),
)
