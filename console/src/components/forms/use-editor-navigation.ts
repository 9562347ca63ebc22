import { useNavigate } from 'react-router-dom'
import { newId } from '../../server/new-id'
import { keepDraft } from './draft-storage'
import { skipsLeaveGuard } from './leave-guard'
import type { Draft } from './use-draft'

interface EditorAddress {
  /** The name under which the draft of a document is kept. */
  draftName: (documentId: string) => string
  /** The page on which a document is edited. */
  editPath: (documentId: string) => string
}

/** Navigates from an editor to the document saved for the first time, or to a copy under a new id. */
export function useEditorNavigation<Facts>(draft: Draft<Facts>, { draftName, editPath }: EditorAddress) {
  const navigate = useNavigate()
  return {
    openSaved: (documentId: string) =>
      navigate(editPath(documentId), { replace: true, state: skipsLeaveGuard }),
    openCopy: () => {
      const copyId = newId()
      keepDraft(draftName(copyId), { revision: 0, facts: draft.facts, keptAt: Date.now() })
      draft.forget()
      navigate(`${editPath(copyId)}?new`, { state: skipsLeaveGuard })
    },
  }
}
