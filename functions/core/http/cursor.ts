import { Refusal } from '@zhixing/shared/problem'
import { openSigned, signValue } from './signed'

/** The key after which the next query starts, as DynamoDB returns it. */
export type LastKey = Record<string, unknown>

/** The cursor of the next page, bound to `question` (list and filters); undefined after the last page. */
export const cursorOf = (question: unknown, lastKey: LastKey | undefined): string | undefined =>
  lastKey && signValue('cursor', { question: JSON.stringify(question), lastKey })

/**
 * The key in a cursor; undefined without one. Refuses a cursor that was altered or belongs to another list
 * or filter: `request/cursor-invalid`.
 */
export function openCursor(question: unknown, cursor: string | undefined): LastKey | undefined {
  if (cursor === undefined) return undefined
  const opened = openSigned('cursor', cursor) as { question?: string; lastKey?: LastKey } | undefined
  if (opened?.question !== JSON.stringify(question) || !opened.lastKey)
    throw new Refusal('request/cursor-invalid')
  return opened.lastKey
}
