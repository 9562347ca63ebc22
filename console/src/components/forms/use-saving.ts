import { useMutation } from '@tanstack/react-query'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useState } from 'react'
import { errorTitle } from '../../server/error-title'
import type { Revisioned } from './draft-storage'
import type { Draft } from './use-draft'

interface Options<Facts, Saved extends Revisioned<Facts>> {
  draft: Draft<Facts>
  /** What the server had when the page was opened. */
  stored: Revisioned<Facts>
  save: (draft: Revisioned<Facts>) => Promise<Saved>
  loadLatest: () => Promise<Saved>
  onSaved: (saved: Saved) => void
}

/**
 * Saves a draft under its revision. If another save was first, `stale` holds both texts, and the editor is
 * asked what to do.
 */
export function useSaving<Facts, Saved extends Revisioned<Facts>>({
  draft,
  stored,
  save,
  loadLatest,
  onSaved,
}: Options<Facts, Saved>) {
  const [stale, setStale] = useState<{ saved: Facts; mine: Facts }>()
  const [contentKey, setContentKey] = useState(0)
  const { message } = App.useApp()

  const couldNotLoad = () => void message.error('没有取到最新内容，请稍后再试')
  const showBoth = async (mine: Facts) => {
    const latest = await loadLatest().catch(() => undefined)
    if (latest) setStale({ saved: latest.facts, mine })
    else couldNotLoad()
  }
  const mutation = useMutation({
    mutationFn: (unsaved: Revisioned<Facts>) => save(unsaved),
    onSuccess: (saved) => {
      onSaved(saved)
      draft.reset(saved)
    },
    onError: async (error, { facts }) => {
      if (error instanceof Refusal && error.type === 'request/stale') await showBoth(facts)
      else message.error(errorTitle(error))
    },
  })
  const replace = (next: Revisioned<Facts>) => {
    draft.reset(next)
    setContentKey((count) => count + 1)
  }
  return {
    isBusy: mutation.isPending,
    stale,
    /** Changes when the facts are replaced as a whole: the key of inputs that keep a state of their own. */
    contentKey,
    /** Returns what was saved, or undefined if saving failed; the editor has then been told why. */
    save: () => mutation.mutateAsync({ revision: draft.revision, facts: draft.facts }).catch(() => undefined),
    closeStale: () => setStale(undefined),
    discard: () => replace(stored),
    reload: async () => {
      setStale(undefined)
      const latest = await loadLatest().catch(() => undefined)
      if (!latest) return couldNotLoad()
      onSaved(latest)
      replace(latest)
    },
  }
}
