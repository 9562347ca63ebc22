import { sharedValue, useShared } from '../hooks/shared-state'
import { recall, remember } from '../platform/storage'

export const typeSizes = { standard: '标准', large: '大', huge: '特大' } as const
export type TypeSize = keyof typeof typeSizes

const KEY = 'type-size'
const kept = sharedValue<TypeSize>(recall<TypeSize>(KEY) ?? 'standard')

export const useTypeSize = () => useShared(kept)

/** All text of every page grows with it. */
export function setTypeSize(size: TypeSize) {
  remember(KEY, size)
  kept.set(size)
}
