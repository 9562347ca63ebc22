import { listCourses } from '@zhixing/shared/catalogue/contract'
import { firstCharacters } from '@zhixing/shared/characters'
import { useState } from 'react'
import { useContractPages } from '../../../api/use-contract-query'
import { readStored, writeStored } from '../../../platform/storage'

const KEY = 'searches'
const RECENT_MAX = 8
const LENGTH_MAX = 40

/** `typed` is the text in the field, `searched` the text whose results are shown. */
export function useSearch() {
  const [typed, setTyped] = useState('')
  const [searched, setSearched] = useState('')
  const [recentSearches, setRecentSearches] = useState(() => readStored<string[]>(KEY) ?? [])
  const courses = useContractPages(listCourses, { q: searched }, { enabled: searched !== '' })

  const storeRecent = (next: string[]) => {
    setRecentSearches(next)
    writeStored(KEY, next)
  }
  const search = (text: string) => {
    const words = firstCharacters(text.trim(), LENGTH_MAX)
    setTyped(words)
    setSearched(words)
    if (words) storeRecent([words, ...recentSearches.filter((each) => each !== words)].slice(0, RECENT_MAX))
  }
  const type = (text: string) => {
    setTyped(text)
    if (!text) setSearched('')
  }
  return {
    typed,
    type,
    searched,
    search,
    recentSearches,
    clearRecentSearches: () => storeRecent([]),
    courses,
  }
}
