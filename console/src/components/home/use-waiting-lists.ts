import { useQueries } from '@tanstack/react-query'
import type { Grant } from '@zhixing/shared/identity/role'
import { isVisibleTo, type MenuEntry, type WaitingList, type WaitingRow } from '../shell/console-module'

/** More than an administrator does in a day; the rest comes when these are done. */
const ROWS_MAX = 100
/** A page may hold no row of the person's scope. This limit ends the reading even then. */
const PAGES_MAX = 10

/** What waits below one entry of the menu. */
export interface WaitingPart {
  path: string
  label: string
  /** Undefined until they are read. */
  rows: WaitingRow[] | undefined
  /** There are more than are read. */
  hasMore: boolean
  error: Error | null
  isRefetching: boolean
  refetch: () => unknown
}

type EntryWithWaiting = MenuEntry & { waiting: WaitingList }

/** What waits for the administrator, one part for each module in which something can. */
export function useWaitingLists(menu: MenuEntry[], grants: Grant[]): WaitingPart[] {
  const entries = menu
    .filter((entry): entry is EntryWithWaiting => entry.waiting !== undefined)
    .filter(({ waiting }) => isVisibleTo(waiting.visibleTo, grants))
  const queries = useQueries({
    queries: entries.map(({ path, waiting }) => ({
      // As `createDocumentQueries` names a module's lists: every step invalidates them.
      queryKey: [path, 'list', { waitingFor: 'me' }],
      queryFn: ({ signal }: { signal: AbortSignal }) => loadRows(waiting, signal),
      refetchOnWindowFocus: true,
    })),
  })
  return entries.map(({ path, label }, index) => {
    const { data, error = null, isRefetching = false, refetch } = queries[index] ?? {}
    return {
      path,
      label,
      rows: data?.rows,
      hasMore: data?.hasMore ?? false,
      error,
      isRefetching,
      refetch: () => refetch?.(),
    }
  })
}

async function loadRows(waiting: WaitingList, signal: AbortSignal) {
  const rows: WaitingRow[] = []
  let cursor: string | undefined
  for (let pages = 0; pages < PAGES_MAX && rows.length < ROWS_MAX; pages++) {
    const page = await waiting.loadPage(cursor, signal)
    rows.push(...page.rows)
    cursor = page.cursor
    if (cursor === undefined) break
  }
  return { rows, hasMore: cursor !== undefined }
}
