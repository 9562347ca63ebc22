import { getCourse, listCategories } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { getProgress } from '@zhixing/shared/progress/contract'
import { useState } from 'react'
import { call } from '../../../api/call'
import { isCallError } from '../../../api/http'
import { invalidate } from '../../../api/query-client'
import { combineQueries } from '../../../api/query-result'
import { useContractQuery } from '../../../api/use-contract-query'
import { useSubscribeConsent } from '../../../hooks/use-subscribe-consent'
import { openPage } from '../../../navigation/navigate'
import { openLesson } from '../../../navigation/open-lesson'
import { askToConfirm, tell } from '../../../platform/accessibility/dialog'
import { showToast } from '../../../platform/accessibility/toast'
import { useLearner } from '../../../sign-in/signed-in'

export function useCourse(courseId: string) {
  const { learner } = useLearner()
  const [isBusy, setBusy] = useState(false)
  const course = useContractQuery(getCourse, { courseId })
  const categories = useContractQuery(listCategories, {})
  const registrations = useContractQuery(enrolment.listRegistrations, {})
  const registration = registrations.data?.registrations.find(
    (each) => each.courseId === courseId && each.state !== 'withdrawn',
  )
  const progress = useContractQuery(getProgress, { courseId }, { enabled: registration !== undefined })
  const askForConsent = useSubscribeConsent('newCourse')

  const publicResult = combineQueries(course, categories)
  const result = learner ? combineQueries(publicResult, registrations) : publicResult
  const isProgressPending = registration !== undefined && progress.isPending && !progress.error
  const lessons = course.data?.lessons ?? []

  /** Shows the refusal of a failed request in the words of the catalogue of problems. */
  const submit = async (send: () => Promise<unknown>, successTitle: string) => {
    setBusy(true)
    try {
      await send()
      await invalidate(enrolment.listRegistrations, getProgress)
      showToast(successTitle, 'success')
    } catch (error) {
      if (!isCallError(error)) throw error
      tell('没有办成', error.title)
    } finally {
      setBusy(false)
    }
  }

  const enrol = () => {
    if (!learner) return openPage(identityPages.bind)
    askForConsent() // the first, synchronous call of the tap, or WeChat refuses
    void submit(() => call(enrolment.enrol, { courseId }), '报名成功')
  }
  const withdraw = async () => {
    const isConfirmed = await askToConfirm({
      title: '退选这门课程？',
      content: '学习进度会保留，再次报名可以接着学。',
      confirmText: '退选',
      isDestructive: true,
    })
    if (isConfirmed) await submit(() => call(enrolment.withdraw, { courseId }), '已退选')
  }
  const offerEnrolment = async () => {
    const isConfirmed = await askToConfirm({
      title: learner ? '还没有报名这门课程' : '还没有绑定学员身份',
      content: learner ? '报名后就可以学习，学时自动记入您的学习档案。' : '绑定后才能报名学习、记录学时。',
      confirmText: learner ? '报名学习' : '去绑定',
    })
    if (isConfirmed) enrol()
  }
  const open = (lesson: Lesson) => {
    if (registration) return openLesson(courseId, lesson)
    void offerEnrolment()
  }

  return {
    // A guest sees the course too, so the page never asks to bind.
    result: {
      ...result,
      data: result.data && !isProgressPending ? course.data : undefined,
      needsBinding: false,
    },
    registration,
    progressOf: (lessonId: string) => progress.data?.lessons.find((each) => each.lessonId === lessonId),
    nextLesson: lessons.find(({ lessonId }) => lessonId === registration?.nextLessonId) ?? lessons[0],
    learner,
    isBusy,
    enrol,
    withdraw,
    open,
  }
}
