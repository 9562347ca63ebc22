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

/** Saves a draft under its revision. If a colleague has saved since, `isStale` asks the editor what to do. */
export function useSaving<Facts, Saved extends Revisioned<Facts>>({
  draft,
  stored,
  save,
  loadLatest,
  onSaved,
}: Options<Facts, Saved>) {
  const [isStale, setStale] = useState(false)
  const [contentKey, setContentKey] = useState(0)
  const { message } = App.useApp()

  const mutation = useMutation({
    mutationFn: () => save({ revision: draft.revision, facts: draft.facts }),
    onSuccess: (saved) => {
      onSaved(saved)
      draft.reset(saved)
    },
    onError: (error) => {
      if (error instanceof Refusal && error.type === 'request/stale') setStale(true)
      else message.error(errorTitle(error))
    },
  })
  const replace = (next: Revisioned<Facts>) => {
    draft.reset(next)
    setContentKey((count) => count + 1)
  }
  return {
    isBusy: mutation.isPending,
    isStale,
    /** Changes when the facts are replaced as a whole: the key of inputs that keep a state of their own. */
    contentKey,
    /** Returns what was saved, or undefined if saving failed; the editor has then been told why. */
    save: () => mutation.mutateAsync().catch(() => undefined),
    closeStale: () => setStale(false),
    discard: () => replace(stored),
    reload: async () => {
      setStale(false)
      const latest = await loadLatest().catch(() => undefined)
      if (!latest) return void message.error('没有取到最新内容，请稍后再试')
      onSaved(latest)
      replace(latest)
    },
  }
}
