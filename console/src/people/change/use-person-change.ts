import { useMutation } from '@tanstack/react-query'
import type { Person, PersonAction } from '@zhixing/shared/people/contract'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useDraft } from '../../components/forms/use-draft'
import { useOrganisationPath } from '../../components/organisation/use-organisation-path'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { personQueries } from '../queries'
import { blankForm, type ChangeForm, toSeenPerson } from './form'
import { changeKinds } from './kinds'

interface Options {
  person: Person
  kind: PersonAction
  editorId: string
  /** What an undo has filled in. */
  filled: Partial<ChangeForm>
}

/** A change that was made, with the person before and the form as it was sent. */
export interface DoneChange {
  before: Person
  form: ChangeForm
}

export type PersonChange = ReturnType<typeof usePersonChange>

/**
 * The form of a change. What is typed is kept in this browser under the revision that the clerk saw; when a
 * colleague has changed the person since, `isStale` holds until the clerk has looked at both versions.
 */
export function usePersonChange({ person, kind, editorId, filled }: Options) {
  const { learnerId, revision } = person
  const { errorsOf, preview, send } = changeKinds[kind]
  const blank = { revision, facts: blankForm(person, filled) }
  const draft = useDraft<ChangeForm>(`${editorId}:person:${learnerId}:${kind}`, blank)
  const [showsErrors, setShowsErrors] = useState(false)
  const [done, setDone] = useState<DoneChange>()
  const { message } = App.useApp()
  const form = draft.facts
  const isStale = draft.isDirty && draft.revision !== revision
  // biome-ignore lint/correctness/useExhaustiveDependencies: an untouched form follows the person
  useEffect(() => {
    if (!draft.isDirty && draft.revision !== revision) draft.reset(blank)
  }, [revision, draft.isDirty])
  // biome-ignore lint/correctness/useExhaustiveDependencies: an undo is filled in once
  useEffect(() => {
    const isUndo = Object.keys(filled).length > 0
    if (isUndo) draft.change({})
  }, [])

  const errors = errorsOf(form, person)
  const unitNames = useOrganisationPath(form.organisationId).data ?? []
  const request = useMutation({
    mutationFn: (sent: ChangeForm) => send(learnerId, draft.revision, sent),
    onSuccess: (_, sent) => {
      setDone({ before: person, form: sent })
      draft.reset(blank)
      void queryClient.invalidateQueries({ queryKey: ['people'] })
    },
    onError: (error) => {
      message.error(errorTitle(error))
      if (error instanceof Refusal) void personQueries.invalidate(learnerId)
    },
  })
  const submit = () => {
    setShowsErrors(true)
    const [firstWrong] = Object.keys(errors)
    if (firstWrong === undefined) request.mutate(form)
    else document.getElementById(firstWrong)?.focus()
  }
  return {
    draft,
    form,
    change: draft.change,
    errors: showsErrors ? errors : {},
    preview: preview(form, toSeenPerson(person), unitNames),
    isStale,
    /** Goes on with what is typed, on the person as they are now. */
    goOn: () => {
      draft.reset({ revision, facts: { ...form, seen: toSeenPerson(person) } })
      draft.change({})
    },
    discard: () => draft.reset({ revision, facts: blankForm(person) }),
    submit,
    isBusy: request.isPending,
    done,
  }
}
