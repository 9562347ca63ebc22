import { listCourses } from '@zhixing/shared/catalogue/contract'
import { useState } from 'react'
import { usePages } from '../../../api/use-contract-query'
import { recall, remember } from '../../../platform/storage'

const KEY = 'searches'
const SEARCHES_MAX = 8

export function useSearch() {
  const [typed, setTyped] = useState('')
  const [q, setQ] = useState('')
  const [searches, setSearches] = useState(() => recall<string[]>(KEY) ?? [])
  const courses = usePages(listCourses, { q }, q !== '')

  const keep = (next: string[]) => {
    setSearches(next)
    remember(KEY, next)
  }
  const search = (words: string) => {
    const wanted = words.trim().slice(0, 40)
    setTyped(wanted)
    setQ(wanted)
    if (wanted) keep([wanted, ...searches.filter((each) => each !== wanted)].slice(0, SEARCHES_MAX))
  }
  const type = (words: string) => {
    setTyped(words)
    if (!words) setQ('')
  }
  return { typed, type, q, search, searches, forgetSearches: () => keep([]), courses }
}
