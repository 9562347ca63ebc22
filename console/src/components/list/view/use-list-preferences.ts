import { useState } from 'react'
import { useAdministrator } from '../../../server/use-administrator'
import { keepPreferences, type ListPreferences, readPreferences } from './list-preferences'

/**
 * How the administrator likes to see the list, and `change`, which takes what is to be different and keeps it
 * for their next visit.
 */
export function useListPreferences(listName: string) {
  // The shell shows no page before the administrator is read.
  const personId = useAdministrator().data?.learnerId ?? ''
  const [preferences, setPreferences] = useState(() => readPreferences(personId, listName))
  const change = (different: Partial<ListPreferences>) => {
    const next = { ...preferences, ...different }
    setPreferences(next)
    keepPreferences(personId, listName, next)
  }
  return { preferences, change }
}
