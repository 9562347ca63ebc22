/** What can go wrong with one call to the table, by the number it has in the list of faults. `once` is made good by the client's own retry. */
export const kinds = {
  'F1 throttled once': { at: 'any', answer: 'throttled', times: 1 },
  'F1 throttled throughout': { at: 'any', answer: 'throttled', times: 4 },
  'F2 lost before, once': { at: 'any', answer: 'lost', times: 1 },
  'F2 lost before, throughout': { at: 'any', answer: 'lost', times: 4 },
  'F3 lost after the commit, once': { at: 'write', answer: 'lost', times: 1, committed: true },
  'F3 lost after the commit, throughout': { at: 'write', answer: 'lost', times: 4, committed: true },
  'F7 index behind': { at: 'index', answer: 'stale', times: 1 },
  'F7 replica behind': { at: 'replica', answer: 'stale', times: 1 },
  'F8 internal error after the commit, once': { at: 'write', answer: 'internal', times: 1, committed: true },
  'F8 internal error after the commit, throughout': {
    at: 'write',
    answer: 'internal',
    times: 4,
    committed: true,
  },
  'F9 killed before': { at: 'any', answer: 'killed', times: 1 },
  'F9 killed after the commit': { at: 'write', answer: 'killed', times: 1, committed: true },
} as const satisfies Record<string, Fault>

interface Fault {
  at: 'any' | 'write' | 'index' | 'replica'
  answer: 'throttled' | 'lost' | 'internal' | 'stale' | 'killed'
  /** As often as the client tries: then the call has failed for good. */
  times: 1 | 4
  committed?: true
}
export type Kind = keyof typeof kinds
export const allKinds = Object.keys(kinds) as Kind[]
export const faultOf = (kind: Kind): Fault => kinds[kind]

export interface Call {
  /** Operation and keys, and the how-manieth of its like: the same in every run of a scenario. */
  name: string
  isWrite: boolean
  /** By what a reader may be told what no longer holds. */
  lags?: 'index' | 'replica' | undefined
}

export const fits = (kind: Kind, call: Call): boolean => {
  const { at } = faultOf(kind)
  return at === 'any' || (at === 'write' ? call.isWrite : call.lags === at)
}
