import { toWellFormed } from '@zhixing/shared/characters'
import { any } from 'dynamodb-toolbox/schema'
import type * as z from 'zod'

/**
 * An attribute that holds a whole document as a map. Every read validates it with `schema` and throws a
 * ZodError if it does not fit; fields that the schema does not know are dropped.
 */
export const documentAttribute = <Schema extends z.ZodType>(schema: Schema) =>
  any()
    .castAs<z.output<Schema>>()
    .transform({
      encode: (value: z.output<Schema>) => value,
      decode: (stored: unknown) => schema.parse(stored),
    })

/**
 * The same, stored as JSON text: a large document is then one attribute instead of hundreds. JSON could hold
 * half a character, which was once stored; it is read as � instead of making the document unreadable.
 */
export const jsonAttribute = <Schema extends z.ZodType>(schema: Schema) =>
  any()
    .castAs<z.output<Schema>>()
    .transform({
      encode: (value: z.output<Schema>) => JSON.stringify(value),
      decode: (stored: string) =>
        schema.parse(/\\ud[89a-f]/i.test(stored) ? JSON.parse(stored, withoutHalves) : JSON.parse(stored)),
    })

const withoutHalves = (_: string, value: unknown) => (typeof value === 'string' ? toWellFormed(value) : value)
