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
import type { Revisioned } from '../../components/forms/draft-storage'
import { skipsLeaveGuard } from '../../components/forms/leave-guard'
import { useDraft } from '../../components/forms/use-draft'
import { useEditorNavigation } from '../../components/forms/use-editor-navigation'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { announcementQueries } from '../queries'
import { announcementErrors } from './announcement-facts'

interface EditedAnnouncement {
  announcementId: string
  editorId: string
  stored: Revisioned<AnnouncementFacts>
}

/**
 * Edits one announcement: what is typed is kept in the browser; only a complete announcement is saved or
 * submitted.
 */
export function useAnnouncementEditing({ announcementId, editorId, stored }: EditedAnnouncement) {
  const draftName = (id: string) => `${editorId}:announcement:${id}`
  const draft = useDraft(draftName(announcementId), stored)
  const navigation = useEditorNavigation(draft, {
    draftName,
    editPath: (id) => `/announcements/${id}/edit`,
  })
  const saving = useSaving<AnnouncementFacts, AnnouncementDetail>({
    draft,
    stored,
    save: (unsaved) => call(saveAnnouncement, { announcementId, ...unsaved }),
    loadLatest: () => call(getManagedAnnouncement, { announcementId }),
    onSaved: (saved) => {
      announcementQueries.store(saved)
      if (draft.isNew) navigation.openSaved(announcementId)
    },
  })
  const [hasTriedToSave, setHasTriedToSave] = useState(false)
  const errors = announcementErrors(draft.facts)
  const navigate = useNavigate()
  const { message } = App.useApp()

  const submit = useMutation({
    mutationFn: (revision: number) => call(submitAnnouncement, { announcementId, revision }),
    onSuccess: (detail) => {
      announcementQueries.store(detail)
      message.success('已提交，等待另一位同志审批')
      navigate(`/announcements/${announcementId}`, { state: skipsLeaveGuard })
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  /** Returns whether the announcement is complete. If not, focuses the first field with an error. */
  const checkComplete = () => {
    setHasTriedToSave(true)
    const [field] = Object.keys(errors)
    if (!field) return true
    document.getElementById(`announcement-${field}`)?.focus()
    message.warning(Object.values(errors).join('；'))
    return false
  }
  return {
    draft,
    saving,
    openCopy: navigation.openCopy,
    /** Shown from the first attempt to save on, not while the text is being begun. */
    errors: hasTriedToSave ? errors : {},
    isBusy: saving.isBusy || submit.isPending,
    saveNow: async () => {
      if (checkComplete() && (await saving.save())) message.success('已保存')
    },
    submitNow: async () => {
      if (!checkComplete()) return
      const saved = draft.isDirty ? await saving.save() : draft
      if (!saved) return // `save` has shown the error
      submit.mutate(saved.revision)
    },
  }
}
