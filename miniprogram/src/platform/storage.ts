import Taro from '@tarojs/taro'
import { person } from './storage-owner'

const place = (key: string) => (person ? `${person}:${key}` : key)

/** What was remembered under the key, or nothing. Storage that cannot be read is as good as empty. */
export function recall<T>(key: string): T | undefined {
  try {
    return Taro.getStorageSync<T | ''>(place(key)) || undefined
  } catch {
    return undefined
  }
}

/** Synchronous, because a page that is being left may not live until a promise settles. A full storage loses the copy, never the page. */
export function remember(key: string, value: unknown) {
  try {
    Taro.setStorageSync(place(key), value)
  } catch (error) {
    console.error('storage', error)
  }
}

export function forget(key: string) {
  try {
    Taro.removeStorageSync(place(key))
  } catch (error) {
    console.error('storage', error)
  }
}
