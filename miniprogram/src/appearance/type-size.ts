import { createSharedState, useSharedState } from '../hooks/shared-state'
import { showTypeSize } from '../platform/page-frame'
import { readStored, writeStored } from '../platform/storage'

export const typeSizes = { standard: '标准', large: '大', huge: '特大' } as const
export type TypeSize = keyof typeof typeSizes

const KEY = 'type-size'
const state = createSharedState<TypeSize>(readStored<TypeSize>(KEY) ?? 'standard')
showTypeSize(state.get())

export const currentTypeSize = state.get
export const useTypeSize = () => useSharedState(state)

/** Scales the text of every page. */
export function setTypeSize(size: TypeSize) {
  writeStored(KEY, size)
  state.set(size)
  showTypeSize(size)
}
