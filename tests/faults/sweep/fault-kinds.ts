/**
 * The ways one call to the table can fail, by their number in the list of faults. The client's own retry
 * makes up for a fault that fires once; one that fires throughout fails the call for good.
 */
export const faultKinds = {
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
} as const satisfies Record<string, FaultKind>

interface FaultKind {
  at: 'any' | 'write' | 'index' | 'replica'
  answer: 'throttled' | 'lost' | 'internal' | 'stale' | 'killed'
  /** 4 is as often as the client tries. */
  times: 1 | 4
  committed?: true
}
export type FaultName = keyof typeof faultKinds
export const faultNames = Object.keys(faultKinds) as FaultName[]
export const faultKindOf = (name: FaultName): FaultKind => faultKinds[name]

export interface TableCall {
  /** Operation, keys and a running number among equal calls: the same in every run of a scenario. */
  name: string
  isWrite: boolean
  /** Set for a read that may be eventually consistent. */
  lags?: 'index' | 'replica' | undefined
}

/** A fault planned for one call of a scenario. */
export interface PlannedFault {
  call: string
  kind: FaultName
}

export const isApplicable = (name: FaultName, call: TableCall): boolean => {
  const { at } = faultKindOf(name)
  return at === 'any' || (at === 'write' ? call.isWrite : call.lags === at)
}

export const isWriteOperation = (operation: string) => /^(Put|Update|Delete|BatchWrite)/.test(operation)
