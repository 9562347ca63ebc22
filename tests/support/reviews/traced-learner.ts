import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import { isNewOrigin, toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { Figures } from '@zhixing/shared/reviews/anomaly'
import { anomaliesOf } from '@zhixing/shared/reviews/anomaly'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { needsFolding } from '@zhixing/shared/study-records/lesson-records'
import { type LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession } from '../progress/session'

/** Returns the kinds of review that the figures raise. */
export type AnomalyRule = (figures: Figures) => string[]
const productRule: AnomalyRule = (figures) => anomaliesOf(figures, reviewPolicy)

/**
 * A learner whose session the product's rules trace; the anomaly rule runs at launches and completions, as in
 * the product.
 */
export function aTracedLearner(rule: AnomalyRule = productRule) {
  let session: StudySession | undefined
  const records = new Map<string, LessonRecord>()
  const raised = new Map<string, Figures>() // at most one review of a day and kind
  const sizes: StudySession[] = []

  const raise = (newPlace = false) => {
    if (!session) return
    const figures = toReviewFigures(session, newPlace)
    for (const kind of rule(figures)) {
      const key = `${figures.on} ${kind}`
      if (!raised.has(key)) raised.set(key, figures)
    }
  }
  return {
    raised,
    sizes,
    get kinds() {
      return [...new Set([...raised.keys()].map((key) => key.split(' ')[1]))].sort()
    },
    get session() {
      return session
    },
    launch(lessonId: string, lengthSeconds: number, now: Date, origin?: LaunchOrigin) {
      const isNew = origin !== undefined && isNewOrigin(session, origin)
      if (session && needsFolding(session, records.get(session.lessonId)))
        records.set(session.lessonId, toLessonRecord(session))
      const { learnerId, courseId, courseVersion, sessionId } = aSession()
      const entered = { learnerId, courseId, courseVersion, sessionId, lessonId, lengthSeconds }
      session = startSession(session, records.get(lessonId), entered, now, studyPolicy, undefined, origin)
      raise(isNew)
    },
    beat(played: Interval[], now: Date) {
      if (!session) return
      const before = session
      session = advance(before, played, now, studyPolicy).next
      sizes.push(session)
      if (session.completedAt && !before.completedAt) raise()
    },
  }
}
export type TracedLearner = ReturnType<typeof aTracedLearner>

interface PlannedLesson {
  lengthSeconds: number
  /** The pause before the lesson. */
  thinksSeconds: number
  /** How long after it was played a beat arrives. */
  lateSeconds?: number
}

/**
 * Plays lessons from beginning to end, a beat a minute and one at the end; returns when the last one ended.
 */
export function studyLessonsOf(
  learner: TracedLearner,
  from: Date,
  lessons: PlannedLesson[],
  origin?: LaunchOrigin,
): Date {
  let now = from.getTime()
  for (const [i, { lengthSeconds, thinksSeconds, lateSeconds = 0 }] of lessons.entries()) {
    now += thinksSeconds * 1000
    learner.launch(`${from.toISOString()} ${i}`, lengthSeconds, new Date(now), origin)
    for (let at = 0; at < lengthSeconds; at += 60) {
      const to = Math.min(lengthSeconds, at + 60)
      now += (to - at) * 1000
      learner.beat([[at * 10, to * 10]], new Date(now + lateSeconds * 1000))
    }
    now += lateSeconds * 1000
  }
  return new Date(now)
}
