import { useState } from 'react'
import type { ManagedListState } from '../use-managed-list'

/** A list longer than this is printed as far as it was read, and the print says so. */
const PRINTED_ROWS_MAX = 2000
/** React has shown the last page read by then. */
const SHOWN_AFTER_MS = 100

/** `print` reads the rest of the list, up to 2,000 rows, and opens the browser's print dialog. */
export function usePrint<Row>({ loadUpTo }: ManagedListState<Row>) {
  const [isPreparing, setPreparing] = useState(false)
  const print = async () => {
    setPreparing(true)
    await loadUpTo(PRINTED_ROWS_MAX)
    setPreparing(false)
    setTimeout(() => window.print(), SHOWN_AFTER_MS)
  }
  return { print, isPreparing }
}
