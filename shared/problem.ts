import * as z from 'zod'
import { announcementsProblems } from './announcements/problems'
import { catalogueProblems } from './catalogue/problems'
import { correctionsProblems } from './corrections/problems'
import { enrolmentProblems } from './enrolment/problems'
import { grantsProblems } from './grants/problems'
import { identityProblems } from './identity/problems'
import { importsProblems } from './imports/problems'
import { ledgerProblems } from './ledger/problems'
import { logProblems } from './log/problems'
import { organisationsProblems } from './organisations/problems'
import { peopleProblems } from './people/problems'
import { policyProblems } from './policy/problems'
import { progressProblems } from './progress/problems'
import { pushProblems } from './push/problems'
import { receiptsProblems } from './receipts/problems'
import { reviewsProblems } from './reviews/problems'

/** What any endpoint may answer with, whatever its contract lists. */
const coreProblems = {
  'request/invalid': { status: 400, title: '填写的内容有误，请检查后重试' },
  'request/malformed': { status: 400, title: '请求无法识别，请更新到最新版本后重试' },
  'request/cursor-invalid': { status: 400, title: '列表已经更新，请从第一页重新查看' },
  'request/too-large': { status: 413, title: '提交的内容太大，请减少后重试' },
  'request/not-found': { status: 404, title: '没有找到您要的内容' },
  'request/forbidden': { status: 403, title: '您没有办理这件事的权限，如需办理请联系本单位管理员' },
  'request/stale': { status: 409, title: '内容已在别处更新，请刷新后再操作' },
  'request/too-many': { status: 429, title: '操作太频繁，请稍后再试' },
  'service/unavailable': { status: 503, title: '系统正忙，请稍后再试' },
  'service/failed': { status: 500, title: '系统出了问题，我们已记录，请稍后再试' },
} as const

/** The catalogue: what a person reads when a request is refused, and what they can do about it. */
export const problems = {
  ...coreProblems,
  ...identityProblems,
  ...grantsProblems,
  ...policyProblems,
  ...catalogueProblems,
  ...enrolmentProblems,
  ...ledgerProblems,
  ...logProblems,
  ...receiptsProblems,
  ...correctionsProblems,
  ...reviewsProblems,
  ...organisationsProblems,
  ...peopleProblems,
  ...importsProblems,
  ...progressProblems,
  ...announcementsProblems,
  ...pushProblems,
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemType = keyof typeof problems

/** RFC 9457, `application/problem+json`. `type` is `urn:zhixing:` and the slug. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>
export type FieldError = NonNullable<Problem['errors']>[number]

/**
 * A request that is refused for a catalogued reason (4xx).
 * Endpoints raise it; clients rebuild it from the answer.
 * `detail` adds to the title, `errors` names the fields of an invalid request.
 */
export class Refusal extends Error {
  readonly type: ProblemType
  readonly detail: string | undefined
  readonly errors: FieldError[] | undefined
  /** The Retry-After of a 429. */
  readonly retryAfterSeconds: number | undefined
  constructor(
    type: ProblemType,
    more: { detail?: string | undefined; errors?: FieldError[] | undefined; retryAfterSeconds?: number } = {},
  ) {
    super(type)
    this.name = 'Refusal'
    this.type = type
    this.detail = more.detail
    this.errors = more.errors
    this.retryAfterSeconds = more.retryAfterSeconds
  }
  get status() {
    return problems[this.type].status
  }
  get title() {
    return problems[this.type].title
  }
}

const prefix = 'urn:zhixing:'

export const problemOf = (refusal: Refusal, instance?: string): Problem => ({
  type: prefix + refusal.type,
  title: refusal.title,
  status: refusal.status,
  ...(refusal.detail && { detail: refusal.detail }),
  ...(instance && { instance }),
  ...(refusal.errors && { errors: refusal.errors }),
})

/**
 * The refusal that an RFC 9457 answer describes. A newer server may send a type this client does not know:
 * it becomes `service/failed` with the server's title as detail.
 */
export function parseRefusal(wire: unknown): Refusal {
  if (!isProblem(wire)) return new Refusal('service/failed')
  const type = wire.type.slice(prefix.length)
  if (!(type in problems)) return new Refusal('service/failed', { detail: wire.title })
  return new Refusal(type as ProblemType, { detail: wire.detail, errors: wire.errors })
}

/** Without zod, which the mini-program does not ship. A gateway may answer with another shape. */
const isProblem = (wire: unknown): wire is Problem =>
  typeof wire === 'object' &&
  wire !== null &&
  'type' in wire &&
  typeof wire.type === 'string' &&
  'title' in wire &&
  typeof wire.title === 'string' &&
  'status' in wire &&
  typeof wire.status === 'number'
