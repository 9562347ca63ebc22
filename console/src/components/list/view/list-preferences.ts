import { listPageSizes } from '@zhixing/shared/contract'
import * as z from 'zod'

/** How one administrator likes to see one list, kept in this browser. */
const ListPreferences = z.object({
  /** Keys of the columns that are not shown. */
  hidden: z.array(z.string()),
  /** Rows a page. */
  pageSize: z.literal(listPageSizes),
})
export type ListPreferences = z.infer<typeof ListPreferences>

const DEFAULTS: ListPreferences = { hidden: [], pageSize: listPageSizes[0] }

const storageKey = (personId: string, listName: string) => `zhixing:list:${personId}:${listName}`

/** The defaults where nothing is kept, or what is kept is of an older release and no longer understood. */
export function readPreferences(personId: string, listName: string): ListPreferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey(personId, listName)) ?? 'null')
    return ListPreferences.safeParse(kept).data ?? DEFAULTS
  } catch {
    return DEFAULTS // storage is switched off
  }
}

export function keepPreferences(personId: string, listName: string, preferences: ListPreferences) {
  try {
    localStorage.setItem(storageKey(personId, listName), JSON.stringify(preferences))
  } catch {
    // Storage is full or switched off; the choice holds until the page is left.
  }
}
