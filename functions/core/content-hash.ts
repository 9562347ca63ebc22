import { createHash } from 'node:crypto'

/**
 * Tells two requests apart: equal content gives the same hash, in any order of fields. Undefined without
 * content, which equals what was stored before requests were hashed.
 */
export function contentHashOf(content: object): string | undefined {
  const text = JSON.stringify(content, withSortedFields)
  return text === '{}' ? undefined : createHash('sha256').update(text).digest('base64url')
}

const withSortedFields = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
