import { useState } from 'react'
import type { DialogState } from './reason-dialog'

/** At most one of a page's dialogs is open, by the name of its step. */
export function useDialogs<Name extends string>() {
  const [openName, setOpenName] = useState<Name>()
  return {
    open: (name: Name) => setOpenName(name),
    dialog: (name: Name): DialogState => ({
      isOpen: openName === name,
      onClose: () => setOpenName(undefined),
    }),
  }
}
