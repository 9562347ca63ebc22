import { Refusal } from '@zhixing/shared/problem'
import { open, sign } from './signed'

export type LastKey = Record<string, unknown>

/** The place after the last row, bound to the question that was asked: a cursor of another list or filter opens nothing. */
export const cursorOf = (question: unknown, lastKey: LastKey | undefined) =>
  lastKey && sign('cursor', { question: JSON.stringify(question), lastKey })

export function openCursor(question: unknown, cursor: string | undefined): LastKey | undefined {
  if (cursor === undefined) return undefined
  const opened = open('cursor', cursor) as { question?: string; lastKey?: LastKey } | undefined
  if (opened?.question !== JSON.stringify(question) || !opened.lastKey)
    throw new Refusal('request/cursor-invalid')
  return opened.lastKey
}
