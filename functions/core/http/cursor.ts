import { Refusal } from '@zhixing/shared/problem'
import { openSigned, signValue } from './signed'

/** The key after which a query goes on, as DynamoDB returns it. */
export type LastKey = Record<string, unknown>

/**
 * The cursor of the next page, or undefined after the last one. It is bound to `question`: the list and its
 * filters.
 */
export const cursorOf = (question: unknown, lastKey: LastKey | undefined): string | undefined =>
  lastKey && signValue('cursor', { question: JSON.stringify(question), lastKey })

/**
 * The key in a cursor; undefined without one. Refuses a cursor that was changed or belongs to another list
 * or filter.
 */
export function openCursor(question: unknown, cursor: string | undefined): LastKey | undefined {
  if (cursor === undefined) return undefined
  const opened = openSigned('cursor', cursor) as { question?: string; lastKey?: LastKey } | undefined
  if (opened?.question !== JSON.stringify(question) || !opened.lastKey)
    throw new Refusal('request/cursor-invalid')
  return opened.lastKey
}
