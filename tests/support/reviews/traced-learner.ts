import { reviewPolicy } from '@zhixing/shared/policy/review-policy'
import { studyPolicy } from '@zhixing/shared/policy/study-policy'
import { needsFolding } from '@zhixing/shared/progress/lesson-records'
import { advance } from '@zhixing/shared/progress/rules'
import { startSession } from '@zhixing/shared/progress/session-start'
import type { LaunchOrigin } from '@zhixing/shared/progress/trace'
import { isNewOrigin, toReviewFigures } from '@zhixing/shared/progress/trace-figures'
import type { Figures } from '@zhixing/shared/reviews/anomaly'
import { anomaliesOf } from '@zhixing/shared/reviews/anomaly'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { type LessonRecord, type StudySession, toLessonRecord } from '@zhixing/shared/study-records/session'
import { aSession } from '../progress/in-memory-study'

export type AnomalyRule = (figures: Figures) => string[]
const productLook: AnomalyRule = (figures) => anomaliesOf(figures, reviewPolicy)

/** One learner of whom the product's rules keep a trace; `look` is asked where the product asks it, at launches and completions. */
export function aTracedLearner(look: AnomalyRule = productLook) {
  let session: StudySession | undefined
  const records = new Map<string, LessonRecord>()
  const raised = new Map<string, Figures>() // at most one of a day and kind
  const sizes: StudySession[] = []

  const raise = (newPlace = false) => {
    if (!session) return
    const figures = toReviewFigures(session, newPlace)
    for (const kind of look(figures))
      if (!raised.has(`${figures.on} ${kind}`)) raised.set(`${figures.on} ${kind}`, figures)
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
    launch(lessonId: string, lengthSeconds: number, now: Date, place?: LaunchOrigin) {
      const newPlace = place !== undefined && isNewOrigin(session, place)
      if (session && needsFolding(session, records.get(session.lessonId)))
        records.set(session.lessonId, toLessonRecord(session))
      const { learnerId, courseId, courseVersion, sessionId } = aSession()
      const entered = { learnerId, courseId, courseVersion, sessionId, lessonId, lengthSeconds }
      session = startSession(session, records.get(lessonId), entered, now, studyPolicy, undefined, place)
      raise(newPlace)
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

/** Lessons from their beginning to their end, a beat after each minute and one at the end; what lies between two lessons is the learner's own. Ends at an instant. */
export function studyLessonsOf(
  learner: ReturnType<typeof aTracedLearner>,
  from: Date,
  lessons: { lengthSeconds: number; thinksSeconds: number; lateSeconds?: number }[],
  place?: LaunchOrigin,
): Date {
  let now = from.getTime()
  for (const [i, { lengthSeconds, thinksSeconds, lateSeconds = 0 }] of lessons.entries()) {
    now += thinksSeconds * 1000
    learner.launch(`${from.toISOString()} ${i}`, lengthSeconds, new Date(now), place)
    for (let at = 0; at < lengthSeconds; at += 60) {
      const to = Math.min(lengthSeconds, at + 60)
      now += (to - at) * 1000
      learner.beat([[at * 10, to * 10]], new Date(now + lateSeconds * 1000))
    }
    now += lateSeconds * 1000
  }
  return new Date(now)
}
