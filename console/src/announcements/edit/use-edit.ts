import { useMutation } from '@tanstack/react-query'
import {
  type AnnouncementDetail,
  type AnnouncementFacts,
  getManagedAnnouncement,
  saveAnnouncement,
  submitAnnouncement,
} from '@zhixing/shared/announcements/contract'
import { App } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { settled } from '../../components/forms/leave-guard'
import { useDraft } from '../../components/forms/use-draft'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { remember } from '../queries'
import { missingOf } from './facts'

interface Opened {
  announcementId: string
  learnerId: string
  first: { revision: number; facts: AnnouncementFacts }
}

/** Writing one announcement: kept while typed, saved under its revision, submitted once it is complete. */
export function useEdit({ announcementId, learnerId, first }: Opened) {
  const nameOf = (id: string) => `${learnerId}:announcement:${id}`
  const draft = useDraft(nameOf(announcementId), first)
  const saving = useSaving<AnnouncementFacts, AnnouncementDetail>({
    draft,
    first,
    documentId: announcementId,
    save: (present) => call(saveAnnouncement, { announcementId, ...present }),
    latest: () => call(getManagedAnnouncement, { announcementId }),
    onSaved: remember,
    nameOf,
    pathOf: (id) => `/announcements/${id}/edit`,
  })
  const [asked, setAsked] = useState(false) // what is missing is said after the first attempt, not while somebody starts writing
  const missing = missingOf(draft.facts)
  const navigate = useNavigate()
  const { message } = App.useApp()

  const submit = useMutation({
    mutationFn: (revision: number) => call(submitAnnouncement, { announcementId, revision }),
    onSuccess: (detail) => {
      remember(detail)
      message.success('已提交，等待另一位同志审批')
      navigate(`/announcements/${announcementId}`, { state: settled })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const complete = () => {
    setAsked(true)
    const field = Object.keys(missing)[0]
    if (!field) return true
    document.getElementById(`announcement-${field}`)?.focus()
    message.warning(Object.values(missing).join('；'))
    return false
  }
  return {
    draft,
    saving,
    missing: asked ? missing : {},
    busy: saving.busy || submit.isPending,
    saveNow: async () => {
      if (complete() && (await saving.save())) message.success('已保存')
    },
    submitNow: async () => {
      if (!complete()) return
      const revision = draft.dirty ? (await saving.save())?.revision : draft.revision
      if (revision !== undefined) submit.mutate(revision)
    },
  }
}
