import { useCallback, useEffect, useRef, useState } from 'react'

interface Kept<Facts> {
  revision: number
  keptAt: number
  facts: Facts
}

const KEEP_AFTER_MS = 600
const keyOf = (name: string) => `zhixing:draft:${name}`

/**
 * What is being written: kept on this computer while it is typed, so that neither a power cut nor an ended session costs a word.
 * `name` is the writer's and the document's; `first` is what the server has. What was kept carries the revision it was based on:
 * if somebody saved in between, the server says so on saving.
 */
export function useDraft<Facts>(name: string, first: { revision: number; facts: Facts }) {
  const [restored, setRestored] = useState(() => read<Facts>(name))
  const [{ revision, facts }, setPresent] = useState(restored ?? first)
  const [dirty, setDirty] = useState(restored !== undefined)
  const [keptAt, setKeptAt] = useState(restored?.keptAt)
  const latest = useRef({ revision, facts })
  latest.current = { revision, facts }

  const keep = useCallback(() => {
    const at = Date.now()
    if (keepDraft(name, { ...latest.current, keptAt: at })) setKeptAt(at)
  }, [name])

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the facts starts the wait anew
  useEffect(() => {
    if (!dirty) return
    const timer = setTimeout(keep, KEEP_AFTER_MS)
    return () => clearTimeout(timer)
  }, [facts, dirty, keep])

  const change = useCallback((patch: Partial<Facts>) => {
    setPresent((present) => ({ ...present, facts: { ...present.facts, ...patch } }))
    setDirty(true)
  }, [])
  /** Starts over from what the server has now: after saving, or when the kept changes are given up. */
  const settle = useCallback(
    (stored: { revision: number; facts: Facts }) => {
      forget(name)
      setPresent(stored)
      setDirty(false)
      setRestored(undefined)
      setKeptAt(undefined)
    },
    [name],
  )
  return {
    revision,
    facts,
    dirty,
    keptAt,
    restored: restored !== undefined,
    change,
    settle,
    keep,
    forget: () => forget(name),
  }
}

function read<Facts>(name: string): Kept<Facts> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Kept<Facts> | null
    return kept && typeof kept.revision === 'number' && typeof kept.facts === 'object' ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps something under a name to go on with later; false if this browser cannot. */
export function keepDraft<Facts>(name: string, kept: Kept<Facts>) {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(kept))
    return true
  } catch {
    return false // full or switched off: then only 保存 keeps it, and the page does not claim otherwise
  }
}

function forget(name: string) {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {
    // Nothing was kept there.
  }
}
