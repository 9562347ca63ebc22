import { useCallback, useEffect, useRef, useState } from 'react'
import { forgetDraft, keepDraft, type Revisioned, readDraft } from './draft-storage'

const KEEP_AFTER_MS = 600

export type Draft<Facts> = ReturnType<typeof useDraft<Facts>>

/**
 * The facts of a document while they are edited. Unsaved changes are kept in this browser, so that neither
 * a power cut nor an expired token loses them. `name` identifies editor and document; `stored` is what the
 * server has. A restored draft keeps the revision it was based on: if a colleague has saved since, the
 * server refuses to save it as stale.
 */
export function useDraft<Facts>(name: string, stored: Revisioned<Facts>) {
  const [restored, setRestored] = useState(() => readDraft<Facts>(name))
  const [{ revision, facts }, setCurrent] = useState<Revisioned<Facts>>(restored ?? stored)
  const [isDirty, setDirty] = useState(restored !== undefined)
  const [keptAt, setKeptAt] = useState(restored?.keptAt)
  const latest = useRef({ revision, facts })
  latest.current = { revision, facts }

  const keep = useCallback(() => {
    const now = Date.now()
    if (keepDraft(name, { ...latest.current, keptAt: now })) setKeptAt(now)
  }, [name])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the facts starts the delay anew
  useEffect(() => {
    if (!isDirty) return
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [facts, isDirty, keep])

  const change = useCallback((patch: Partial<Facts>) => {
    setCurrent((current) => ({ ...current, facts: { ...current.facts, ...patch } }))
    setDirty(true)
  }, [])
  /** Starts from what the server has now: after saving, or when the changes are given up. */
  const reset = useCallback(
    (next: Revisioned<Facts>) => {
      forgetDraft(name)
      setCurrent({ revision: next.revision, facts: next.facts })
      setDirty(false)
      setRestored(undefined)
      setKeptAt(undefined)
    },
    [name],
  )
  return {
    revision,
    facts,
    isDirty,
    /** When the draft was last kept in this browser, in milliseconds. */
    keptAt,
    isRestored: restored !== undefined,
    isNew: revision === 0,
    change,
    reset,
    keep,
    forget: () => forgetDraft(name),
  }
}
