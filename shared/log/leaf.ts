import * as z from 'zod'

/** Opens a hidden fact: the leaf holds SHA-256 of [salt, name, value] in canonical JSON (RFC 8785). */
export const Opening = z.object({
  name: z.string(),
  value: z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.unknown()),
    z.record(z.string(), z.unknown()),
  ]),
  salt: z.string(),
})
export type Opening = z.infer<typeof Opening>

/** What the log hashes of an entry: facts that say nothing about a person, and commitments to all others. */
export const Leaf = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type Leaf = z.infer<typeof Leaf>
