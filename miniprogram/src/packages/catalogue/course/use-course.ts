import Taro from '@tarojs/taro'
import { getCourse, listCategories } from '@zhixing/shared/catalogue/contract'
import type { Lesson } from '@zhixing/shared/catalogue/course'
import * as enrolment from '@zhixing/shared/enrolment/contract'
import { identityPages } from '@zhixing/shared/identity/pages'
import { Refusal } from '@zhixing/shared/problem'
import { getProgress } from '@zhixing/shared/progress/contract'
import { useState } from 'react'
import { call, Unavailable } from '../../../api/call'
import { askAgain, together, useAnswer } from '../../../api/use-contract-query'
import { useConsent } from '../../../hooks/use-consent'
import { go } from '../../../navigation/navigate'
import { openLesson } from '../../../navigation/open-lesson'
import { useLearner } from '../../../sign-in/signed-in'

export function useCourse(courseId: string) {
  const { learner } = useLearner()
  const [busy, setBusy] = useState(false)
  const course = useAnswer(getCourse, { courseId })
  const categories = useAnswer(listCategories, {})
  const mine = useAnswer(enrolment.listRegistrations, {})
  const registration = mine.data?.registrations.find(
    (each) => each.courseId === courseId && each.state !== 'withdrawn',
  )
  const progress = useAnswer(getProgress, { courseId }, registration !== undefined)
  const askConsent = useConsent('newCourse')

  const facts = together(course, categories)
  const whole = learner ? together(facts, mine) : facts
  const isAwaited = registration !== undefined && progress.isPending && !progress.error
  const lessons = course.data?.lessons ?? []
  const next = lessons.find((lesson) => lesson.lessonId === registration?.nextLessonId) ?? lessons[0]

  /** One thing at a time; what is refused is said in its own words. */
  const perform = async (act: () => Promise<unknown>, done: string) => {
    setBusy(true)
    try {
      await act()
      await askAgain(enrolment.listRegistrations, getProgress)
      void Taro.showToast({ title: done, icon: 'success' })
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof Unavailable)) throw error
      void Taro.showModal({ title: '没有办成', content: error.title, showCancel: false })
    } finally {
      setBusy(false)
    }
  }

  const enrol = () => {
    if (!learner) return go(identityPages.bind)
    askConsent() // first and synchronously: WeChat takes it for an answer to this tap only
    void perform(() => call(enrolment.enrol, { courseId }), '报名成功')
  }
  const withdraw = async () => {
    const { confirm } = await Taro.showModal({
      title: '退选这门课程？',
      content: '学习进度会保留，再次报名可以接着学。',
      confirmText: '退选',
    })
    if (confirm) await perform(() => call(enrolment.withdraw, { courseId }), '已退选')
  }
  const open = (lesson: Lesson) => {
    if (registration) return openLesson(courseId, lesson)
    void Taro.showToast({ title: learner ? '请先报名，再进入学习' : '请先绑定学员身份', icon: 'none' })
  }

  return {
    answer: { ...whole, data: whole.data && !isAwaited ? course.data : undefined, uninvited: false },
    registration,
    progressOf: (lessonId: string) => progress.data?.lessons.find((each) => each.lessonId === lessonId),
    next,
    learner,
    busy,
    enrol,
    withdraw,
    open,
  }
}
