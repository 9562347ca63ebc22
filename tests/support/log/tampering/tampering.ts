import { randomOf } from '../../random'
import type { SealedStore } from '../sealed-store'
import type { TamperingMethod } from './edits'
import { entryMethods } from './entry-methods'
import { leafMethods } from './leaf-methods'
import { treeMethods } from './tree-methods'

const methods: Record<string, TamperingMethod> = { ...entryMethods, ...leafMethods, ...treeMethods }
export const tamperingKinds = Object.keys(methods)

export interface Tampering {
  kind: string
  copy: SealedStore
  /** What fsck must name. */
  names: string[]
}

const TRIES_PER_KIND = 20

/** Tampers with a copy of the store: the nth kind in turn, or the next one that finds something to change. */
export function tamperWith(store: SealedStore, nth: number): Tampering {
  const random = randomOf(nth + 1)
  for (let turn = nth, tries = 1; ; tries++) {
    const kind = tamperingKinds[turn % tamperingKinds.length] as string
    const copy = { rows: new Map(store.rows), lodged: new Map(store.lodged) }
    const names = methods[kind]?.(copy, random)
    if (names) return { kind, copy, names }
    if (tries % TRIES_PER_KIND === 0) turn++
  }
}
