import {
  type CourseDraft,
  type CourseFacts,
  getCourseDraft,
  saveCourse,
} from '@zhixing/shared/catalogue/contract'
import { App } from 'antd'
import { useState } from 'react'
import type { Revisioned } from '../../components/forms/draft-storage'
import { useDraft } from '../../components/forms/use-draft'
import { useEditorNavigation } from '../../components/forms/use-editor-navigation'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { courseQueries } from '../queries'
import { courseErrors, withoutUnused } from './course-facts'
import { useCourseSteps } from './use-course-steps'

interface Options {
  courseId: string
  editorId: string
  stored: Revisioned<CourseFacts>
}

export type CourseEditing = ReturnType<typeof useCourseEditing>

/** Edits one course: kept in the browser while typed, saved under its revision, taken through its steps. */
export function useCourseEditing({ courseId, editorId, stored }: Options) {
  const draftName = (id: string) => `${editorId}:course:${id}`
  const draft = useDraft(draftName(courseId), stored)
  const navigation = useEditorNavigation(draft, { draftName, editPath: (id) => `/courses/${id}` })
  const saving = useSaving<CourseFacts, CourseDraft>({
    draft,
    stored,
    save: ({ revision, facts }) => call(saveCourse, { courseId, revision, facts: withoutUnused(facts) }),
    loadLatest: () => call(getCourseDraft, { courseId }),
    onSaved: (saved) => {
      courseQueries.store(saved)
      if (draft.isNew) navigation.openSaved(courseId)
    },
  })
  const { message } = App.useApp()
  const [hasTriedToSave, setHasTriedToSave] = useState(false)
  const errors = courseErrors(draft.facts)
  const { steps, refused, isBusy } = useCourseSteps(courseId, draft)
  const saveNow = async () => {
    setHasTriedToSave(true)
    const texts = Object.values(errors)
    if (texts.length) return void message.warning(texts.join('；'))
    if (await saving.save()) message.success('已保存')
  }
  return {
    draft,
    saving,
    openCopy: navigation.openCopy,
    /** Shown from the first attempt to save on. */
    errors: hasTriedToSave ? errors : {},
    refused,
    isBusy: saving.isBusy || isBusy,
    saveNow,
    steps,
  }
}
