import { useMutation } from '@tanstack/react-query'
import {
  type CourseDraft,
  type CourseFacts,
  getCourseDraft,
  publishCourse,
  saveCourse,
  withdrawCourse,
} from '@zhixing/shared/catalogue/contract'
import { App } from 'antd'
import { useState } from 'react'
import { useDraft } from '../../components/forms/use-draft'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'
import { courseQuery, remember } from '../queries'
import { cleaned, unsavable } from './facts'

interface Opened {
  courseId: string
  learnerId: string
  first: { revision: number; facts: CourseFacts }
  course: CourseDraft | undefined
}

export type CourseEditing = ReturnType<typeof useEdit>

/** Writing one course: kept while typed, saved under its revision; only what is saved is published. */
export function useEdit({ courseId, learnerId, first, course }: Opened) {
  const nameOf = (id: string) => `${learnerId}:course:${id}`
  const draft = useDraft(nameOf(courseId), first)
  const saving = useSaving<CourseFacts, CourseDraft>({
    draft,
    first,
    documentId: courseId,
    save: ({ revision, facts }) => call(saveCourse, { courseId, revision, facts: cleaned(facts) }),
    latest: () => call(getCourseDraft, { courseId }),
    onSaved: remember,
    nameOf,
    pathOf: (id) => `/courses/${id}`,
  })
  const { message } = App.useApp()
  const [asked, setAsked] = useState(false)
  const unfit = unsavable(draft.facts)

  const publish = useMutation({
    mutationFn: (revision: number) => call(publishCourse, { courseId, revision }),
    onSuccess: (published) => {
      remember(published)
      draft.settle(published)
      message.success(
        published.courseVersion === course?.courseVersion
          ? '已发布，版本不变'
          : `已发布第${published.courseVersion}版`,
      )
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const withdraw = useMutation({
    mutationFn: () => call(withdrawCourse, { courseId }),
    onSuccess: async () => {
      message.success('已下架')
      await queryClient.invalidateQueries({ queryKey: ['courses'] })
      const present = await queryClient
        .fetchQuery({ ...courseQuery(courseId), staleTime: 0 })
        .catch(() => undefined)
      if (present && !draft.dirty) draft.settle(present)
    },
    onError: (error) => message.error(errorTitle(error)),
  })
  const saveNow = async () => {
    setAsked(true)
    if (!Object.keys(unfit).length) {
      const stored = await saving.save()
      if (stored) message.success('已保存')
      return stored
    }
    message.warning(Object.values(unfit).join('；'))
    return undefined
  }
  return {
    draft,
    saving,
    unfit: asked ? unfit : {},
    busy: saving.busy || publish.isPending || withdraw.isPending,
    saveNow,
    publish: () => publish.mutateAsync(draft.revision).catch(() => undefined),
    withdraw: () => withdraw.mutateAsync().catch(() => undefined),
  }
}
