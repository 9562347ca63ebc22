import {
  approveCourse,
  type CourseDraft,
  type CourseFacts,
  getCourseDraft,
  publishCourse,
  submitCourse,
  withdrawCourse,
} from '@zhixing/shared/catalogue/contract'
import { type FieldError, Refusal } from '@zhixing/shared/problem'
import { useState } from 'react'
import type { Draft } from '../../components/forms/use-draft'
import { call } from '../../server/call'
import { useSteps } from '../../workflow/use-steps'
import { courseQueries } from '../queries'

interface RefusedRevision {
  revision: number
  errors: FieldError[]
}

/** The steps of a saved course, of the revision on the page. Each resolves to whether it was taken. */
export function useCourseSteps(courseId: string, draft: Draft<CourseFacts>) {
  const { run, isBusy } = useSteps(courseQueries, courseId)
  const [refused, setRefused] = useState<RefusedRevision>()
  const { revision } = draft
  const seen = { courseId, revision }
  const take = (step: () => Promise<CourseDraft>, doneText: string) =>
    run(async () => {
      try {
        const next = await step()
        draft.reset(next) // a step makes a new revision, which the next save names
        return next
      } catch (error) {
        if (error instanceof Refusal && error.errors) setRefused({ revision, errors: error.errors })
        throw error
      }
    }, doneText)
  const withdraw = async () => {
    await call(withdrawCourse, { courseId })
    return call(getCourseDraft, { courseId })
  }
  return {
    isBusy,
    /** What the server found wrong with this revision: it measures the files only when it is submitted. */
    refused: refused?.revision === revision ? refused.errors : [],
    steps: {
      submit: () => take(() => call(submitCourse, seen), '已提交，等待另一位同志审核'),
      approve: () => take(() => call(approveCourse, { ...seen, approve: true }), '已审核通过'),
      reject: (comment: string) =>
        take(() => call(approveCourse, { ...seen, approve: false, comment }), '已退回修改'),
      publish: () => take(() => call(publishCourse, seen), '已发布'),
      withdraw: () => take(withdraw, '已下架'),
    },
  }
}
