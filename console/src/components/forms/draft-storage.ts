/** The facts of a document and the revision they were read under; 0 for a document never saved. */
export interface Revisioned<Facts> {
  revision: number
  facts: Facts
}

interface KeptDraft<Facts> extends Revisioned<Facts> {
  keptAt: number // milliseconds since 1970
}

const storageKey = (name: string) => `zhixing:draft:${name}`

export function readDraft<Facts>(name: string): KeptDraft<Facts> | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(storageKey(name)) ?? 'null') as KeptDraft<Facts> | null
    const isDraft = typeof kept?.revision === 'number' && typeof kept.facts === 'object'
    return kept && isDraft ? kept : undefined
  } catch {
    return undefined
  }
}

/** Keeps a draft in this browser; false if its storage is full or switched off. */
export function keepDraft<Facts>(name: string, draft: KeptDraft<Facts>): boolean {
  try {
    localStorage.setItem(storageKey(name), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetDraft(name: string) {
  try {
    localStorage.removeItem(storageKey(name))
  } catch {
    // Storage is switched off, so no draft is kept in it.
  }
}
