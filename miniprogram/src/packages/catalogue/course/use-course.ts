import Taro from '@tarojs/taro'
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
      void Taro.showToast({ title: successTitle, icon: 'success' })
    } catch (error) {
      if (!isCallError(error)) throw error
      void Taro.showModal({ title: '没有办成', content: error.title, showCancel: false })
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
    const { confirm } = await Taro.showModal({
      title: '退选这门课程？',
      content: '学习进度会保留，再次报名可以接着学。',
      confirmText: '退选',
    })
    if (confirm) await submit(() => call(enrolment.withdraw, { courseId }), '已退选')
  }
  const open = (lesson: Lesson) => {
    if (registration) return openLesson(courseId, lesson)
    void Taro.showToast({ title: learner ? '请先报名，再进入学习' : '请先绑定学员身份', icon: 'none' })
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
