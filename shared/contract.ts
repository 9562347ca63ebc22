import * as z from 'zod'
import { isDay } from './calendar'
import type { ProblemType } from './problem'
import { opaque } from './text'

/**
 * Who may call. `public`: no token needed. `guest`: a WeChat identity. `learner`: an identity bound to a
 * learner. `staff`: a bound identity with a console token; its grants decide what it may do.
 */
export type Access = 'public' | 'guest' | 'learner' | 'staff'

export interface Contract<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Problem extends ProblemType = ProblemType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  /** Path parameters, query and JSON body in one object; strict, so that an unknown field is refused. */
  input: Input
  /** Plain objects: fields that it does not list are dropped. */
  output: Output
  /** What the verb itself may refuse with; `problemsOf` adds what follows from access and input. */
  problems: readonly Problem[]
  /** A GET that clients and instances may cache for this long; it answers with an ETag and 304. */
  cacheSeconds?: number
  /** 64 KB if absent. */
  bodyBytesMax?: number
  /** For WeChat's callbacks, which are not JSON: the text arrives as `body`, the answer leaves as it is. */
  media?: 'text/plain'
}

export type InputOf<C extends Contract> = z.input<C['input']>
export type OutputOf<C extends Contract> = z.output<C['output']>

/** Keeps the problems as literal types, so that the compiler checks what the verb refuses with. */
export const contract = <I extends z.ZodType, O extends z.ZodType, const P extends ProblemType = never>(
  declared: Contract<I, O, P>,
): Contract<I, O, P> => declared

const problemsOfAccess = {
  public: ['identity/unauthenticated'], // an expired token is refused even where none is needed
  guest: ['identity/unauthenticated'],
  learner: ['identity/unauthenticated', 'identity/not-bound'],
  staff: [
    'identity/unauthenticated',
    'identity/not-bound',
    'identity/second-factor-missing',
    'request/forbidden',
  ],
} as const satisfies Record<Access, readonly ProblemType[]>

const problemsOfEveryContract = [
  'request/invalid',
  'request/malformed',
  'request/too-large',
  'service/unavailable',
  'service/failed',
] as const satisfies readonly ProblemType[]

/** What a verb may refuse with although its contract does not list it. */
export type DerivedProblem =
  | (typeof problemsOfAccess)[Access][number]
  | (typeof problemsOfEveryContract)[number]
  | 'request/cursor-invalid'

/** Every problem a contract may answer with: its own, and those that follow from access and input. */
export function problemsOf({ access, input, problems }: Contract): ProblemType[] {
  const takesCursor = input instanceof z.ZodObject && 'cursor' in input.shape
  return [
    ...problemsOfEveryContract,
    ...problemsOfAccess[access],
    ...(takesCursor ? (['request/cursor-invalid'] as const) : []),
    ...problems,
  ]
}

/** A ULID, 26 characters of Crockford's base 32: no `#` and no `/`, which separate the parts of keys. */
export const Id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
/** A SHA-256 in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** ISO 8601, UTC, milliseconds: sorts as text. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
/** A day in Beijing that is in the calendar: 31 November is refused. */
export const Day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isDay, '日期不存在')
/**
 * Signed by the server, opaque to everyone else. A list whose position takes more declares a longer one, in
 * its input and its output.
 */
export const Cursor = opaque(1024)
/** Filter of a list: only documents that wait for a step of the caller. */
export const WaitingFor = z.literal('me').optional()
/** What a list of the console offers as rows a page. */
export const listPageSizes = [20, 50, 100] as const
/** Rows a page, 20 without it. A cursor goes on under any size: it says where, not how far. */
export const ListPageSize = z.coerce.number().int().min(20).max(100).default(20)
export const Empty = z.strictObject({})
export const Done = z.object({})
