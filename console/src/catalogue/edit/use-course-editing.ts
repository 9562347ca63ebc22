import { useMutation } from '@tanstack/react-query'
import {
  type CourseDraft,
  type CourseFacts,
  getCourseDraft,
  publishCourse,
  saveCourse,
  withdrawCourse,
} from '@zhixing/shared/catalogue/contract'
import { type FieldError, Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useState } from 'react'
import type { Revisioned } from '../../components/forms/draft-storage'
import { useDraft } from '../../components/forms/use-draft'
import { useEditorNavigation } from '../../components/forms/use-editor-navigation'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { courseQueries } from '../queries'
import { courseErrors, withoutUnused } from './course-facts'

interface Options {
  courseId: string
  editorId: string
  stored: Revisioned<CourseFacts>
  /** The course as the server has it; undefined until it is saved for the first time. */
  course: CourseDraft | undefined
}

export type CourseEditing = ReturnType<typeof useCourseEditing>

/** Edits one course: kept in the browser while typed, saved under its revision, published once saved. */
export function useCourseEditing({ courseId, editorId, stored, course }: Options) {
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
  const showError = (error: unknown) => message.error(errorTitle(error))

  const publish = useMutation({
    mutationFn: (revision: number) => call(publishCourse, { courseId, revision }),
    onSuccess: (published) => {
      courseQueries.store(published)
      draft.reset(published)
      const isSameVersion = published.courseVersion === course?.courseVersion
      message.success(isSameVersion ? '已发布，版本不变' : `已发布第${published.courseVersion}版`)
    },
    onError: showError,
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawCourse, { courseId }),
    onSuccess: async () => {
      message.success('已下架')
      await queryClient.invalidateQueries({ queryKey: ['courses'] })
      const latest = await courseQueries.fetchLatest(courseId).catch(() => undefined)
      if (latest && !draft.isDirty) draft.reset(latest)
    },
    onError: showError,
  })
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
    /** Why the last attempt to publish this revision was refused. */
    refused: publish.variables === draft.revision ? fieldErrorsOf(publish.error) : [],
    isBusy: saving.isBusy || publish.isPending || withdraw.isPending,
    saveNow,
    publish: () => publish.mutateAsync(draft.revision).catch(() => undefined),
    withdraw: () => withdraw.mutateAsync().catch(() => undefined),
  }
}

const fieldErrorsOf = (error: unknown): FieldError[] => (error instanceof Refusal && error.errors) || []
