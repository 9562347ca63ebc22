import * as z from 'zod'
import type { ProblemType } from './problem'

/** Who may call: `public` needs no token, `guest` a WeChat identity, `learner` a bound one; what staff may do is asked of their grants. */
export type Access = 'public' | 'guest' | 'learner' | 'staff'

export interface Contract<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: `/${string}`
  summary: string
  access: Access
  /** Path parameters, query and JSON body in one object; strict, so that an unknown field is refused. */
  input: I
  /** Plain objects: only what is promised leaves. */
  output: O
  /** What it may answer with besides `request/*` and `service/*`, which go without saying. */
  problems: readonly ProblemType[]
  /** A GET that may be kept by clients and instances for so long; it answers with an ETag and 304. */
  cacheSeconds?: number
  /** 64 KB unless told otherwise. */
  bodyBytesMax?: number
  /** Bodies that are not JSON (WeChat's callbacks): the text arrives as `body`, the answer leaves as it is. */
  media?: 'text/plain'
}

export type InputOf<C extends Contract> = z.input<C['input']>
export type OutputOf<C extends Contract> = z.output<C['output']>

export const contract = <I extends z.ZodType, O extends z.ZodType>(
  sentence: Contract<I, O>,
): Contract<I, O> => sentence

/** 26 characters of Crockford's base 32, as ULID spells them: no `#`, no `/`, nothing a key could trip over. */
export const Id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
/** ISO 8601, UTC, milliseconds: sorts as text. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
/** A day in Beijing. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Signed by the server, opaque to everyone else. */
export const Cursor = z.string().max(1024)
/** Text a person typed: trimmed, no control characters but line breaks. */
export const text = (lengthMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    .regex(/^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/)
export const Empty = z.strictObject({})
export const Done = z.object({})
