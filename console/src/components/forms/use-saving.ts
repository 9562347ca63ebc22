import { useMutation } from '@tanstack/react-query'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { errorTitle } from '../../server/error-title'
import { newId } from '../../server/new-id'
import { settled } from './leave-guard'
import { keepDraft, type useDraft } from './use-draft'

interface Stored<Facts> {
  revision: number
  facts: Facts
}
interface Saved<Facts, S extends Stored<Facts>> {
  draft: ReturnType<typeof useDraft<Facts>>
  first: Stored<Facts>
  save: (present: Stored<Facts>) => Promise<S>
  latest: () => Promise<S>
  onSaved: (stored: S) => void
  nameOf: (documentId: string) => string // under which a copy is kept on this computer
  pathOf: (documentId: string) => string
  documentId: string
}

/** Saving under a revision, and what to do when somebody else was quicker. */
export function useSaving<Facts, S extends Stored<Facts>>({
  draft,
  first,
  documentId,
  ...how
}: Saved<Facts, S>) {
  const [stale, setStale] = useState(false)
  const [written, setWritten] = useState(0) // goes up when the text is replaced from outside: block editors begin anew
  const navigate = useNavigate()
  const { message } = App.useApp()

  const save = useMutation({
    mutationFn: () => how.save({ revision: draft.revision, facts: draft.facts }),
    onSuccess: (stored) => {
      const isNew = draft.revision === 0
      how.onSaved(stored)
      draft.settle(stored)
      if (isNew) navigate(how.pathOf(documentId), { replace: true, state: settled })
    },
    onError: (error) => {
      if (error instanceof Refusal && error.type === 'request/stale') setStale(true)
      else message.error(errorTitle(error))
    },
  })
  const replace = (stored: Stored<Facts>) => {
    draft.settle(stored)
    setWritten((count) => count + 1)
  }
  return {
    busy: save.isPending,
    refusal: save.error instanceof Refusal ? save.error : undefined,
    stale,
    written,
    /** What is stored now, or undefined if it could not be saved and the administrator was told why. */
    save: () => save.mutateAsync().catch(() => undefined),
    closeStale: () => setStale(false),
    discard: () => replace(first),
    copy: () => {
      const copyId = newId()
      keepDraft(how.nameOf(copyId), { revision: 0, facts: draft.facts, keptAt: Date.now() })
      draft.forget()
      navigate(`${how.pathOf(copyId)}?new`, { state: settled })
    },
    reload: async () => {
      setStale(false)
      const stored = await how.latest().catch(() => undefined)
      if (stored) {
        how.onSaved(stored)
        replace(stored)
      } else message.error('没有取到最新内容，请稍后再试')
    },
  }
}
