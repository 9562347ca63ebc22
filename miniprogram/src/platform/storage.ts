import Taro from '@tarojs/taro'
import { storageOwner } from './storage-owner'

const withOwner = (key: string) => (storageOwner ? `${storageOwner}:${key}` : key)

/** The value stored under a key; undefined when it is absent, empty or cannot be read. */
export function readStored<T>(key: string): T | undefined {
  try {
    return Taro.getStorageSync<T | ''>(withOwner(key)) || undefined // Taro answers '' for an absent key
  } catch {
    return undefined
  }
}

/**
 * Stores a value as JSON. Synchronous, because a page that is being left may end before a promise resolves.
 * When the storage is full, the value is lost and the page goes on.
 */
export function writeStored(key: string, value: unknown) {
  try {
    Taro.setStorageSync(withOwner(key), value)
  } catch (error) {
    console.error('storage', error)
  }
}

export function removeStored(key: string) {
  try {
    Taro.removeStorageSync(withOwner(key))
  } catch (error) {
    console.error('storage', error)
  }
}
