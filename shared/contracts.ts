import * as announcements from './announcements/contract'
import * as catalogue from './catalogue/contract'
import type { Contract } from './contract'
import * as corrections from './corrections/contract'
import * as describe from './describe/contract'
import * as enrolment from './enrolment/contract'
import * as identity from './identity/contract'
import * as ledger from './ledger/contract'
import * as log from './log/contract'
import * as policy from './policy/contract'
import * as progress from './progress/contract'
import * as push from './push/contract'
import * as receipts from './receipts/contract'
import * as reviews from './reviews/contract'

const isContract = (value: unknown): value is Contract =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'problems' in value

const of = (module: string, exports: Record<string, unknown>) =>
  Object.entries(exports).flatMap(([name, value]) =>
    isContract(value) ? [{ module, name, contract: value }] : [],
  )

/** Every promise of the system, by module and name. */
export const contracts = [
  ...of('identity', identity),
  ...of('catalogue', catalogue),
  ...of('enrolment', enrolment),
  ...of('progress', progress),
  ...of('policy', policy),
  ...of('ledger', ledger),
  ...of('log', log),
  ...of('corrections', corrections),
  ...of('reviews', reviews),
  ...of('receipts', receipts),
  ...of('announcements', announcements),
  ...of('push', push),
  ...of('describe', describe),
]
