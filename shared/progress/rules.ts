import { dayOf } from '../calendar'
import type { StudyPolicy } from '../policy/policy'
import { clip, findGaps, keepLongest, measure, subtract, union } from '../study-records/intervals'
import { type LessonRecord, type StudySession, toLessonRecord } from '../study-records/session'
import type { Interval, NotCounted } from './contract'
import {
  addCredit,
  type CheckPlan,
  carryOverPresence,
  countedTenths,
  earliestPossibleChecks,
  expireOverdueCheck,
  hasMissedCheck,
  hasOpenCheck,
  issueDueCheck,
  judgeCheckAnswer,
} from './presence'
import { type LaunchOrigin, traceBeat, traceLaunch } from './trace'

export interface BeatResult {
  next: StudySession
  notCounted?: NotCounted | undefined
}

/** Enough for any honest viewing (of 1,373 real ones one came to 206, the next to 48), few enough for a signed record to stay below its limit. */
export const WATCHED_MAX = 256

/**
 * 学时按服务器时钟上实际播放的内容累计，同一内容只计一次: credit follows the server's clock, and a second of content counts once. The clock moves by what
 * was credited, never to *now*, so lateness costs an honest learner nothing up to the allowance, and no tolerance per beat is left for a
 * script to earn anew. Credit counts for the day in Beijing on which the beat arrives. `played` is in tenths of a second and may claim
 * anything: a claim can only lower the result. Never refuses.
 */
export function advance(
  stored: StudySession,
  played: readonly Interval[],
  now: Date,
  policy: StudyPolicy,
  asking: CheckPlan = earliestPossibleChecks,
): BeatResult {
  const session = expireOverdueCheck(stored, now, policy.presence)
  const lengthTenths = session.lengthSeconds * 10
  const beat = clip(played, lengthTenths)
  const watched = keepLongest(union(session.watched, beat), WATCHED_MAX)
  const floor = Math.max(Date.parse(session.creditedThrough), now.getTime() - policy.allowanceSeconds * 1000)
  const day = dayTotal(session, now)
  const due = Math.min(
    creditableTenths(watched, policy) - countedTenths(session), // covered, not yet credited
    creditableTenths(beat, policy), // watching on earns what was too fast the first time
  )
  const limits: [NotCounted, number][] = [
    ...(hasMissedCheck(session) ? [['check-missed', 0] as [NotCounted, number]] : []),
    ['too-fast', Math.floor((now.getTime() - floor) / 100)],
    ['daily-limit', policy.daySecondsMax * 10 - day.dayTenths],
    ['lesson-credited', Math.floor(lengthTenths * policy.pace) - countedTenths(session)],
  ]
  const credit = Math.max(0, Math.min(due, ...limits.map(([, tenths]) => tenths)))
  const next: StudySession = {
    ...session,
    revision: session.revision + 1,
    watched,
    ...addCredit(session, credit),
    creditedThrough: new Date(
      credit > 0 ? floor + credit * 100 : Date.parse(session.creditedThrough),
    ).toISOString(),
    dayOn: day.dayOn,
    dayTenths: day.dayTenths + credit,
    studiedAt: laterInstant(session.studiedAt, now),
  }
  const step = issueCheckIfDue(markCompleted(next, now, policy), now, policy, asking)
  return {
    next: traceBeat(session, step, now),
    notCounted: notCountedReason(session, beat, due, credit, limits),
  }
}

/** 学完须内容与计入时长都达到要求，且没有待答的确认: what was skipped, played too fast or is not yet confirmed leaves a lesson open. */
function markCompleted(session: StudySession, now: Date, policy: StudyPolicy): StudySession {
  const isSessionOpen = hasOpenCheck(session) || remainingTenths(session, policy, session.creditedTenths) > 0
  return session.completedAt || isSessionOpen ? session : { ...session, completedAt: now.toISOString() }
}

const issueCheckIfDue = (session: StudySession, now: Date, policy: StudyPolicy, asking: CheckPlan) =>
  issueDueCheck(session, remainingTenths(session, policy), now, asking)

/** An answer to a presence check; right, it may complete the lesson. */
export function answerPresenceCheck(
  session: StudySession,
  answered: { number: number; isRight: boolean },
  now: Date,
  policy: StudyPolicy,
  asking: CheckPlan = earliestPossibleChecks,
) {
  const { next, outcome } = judgeCheckAnswer(
    session,
    answered,
    (each) => remainingTenths(each, policy),
    now,
    policy.presence,
    asking,
  )
  return {
    next: next === session ? session : traceBeat(session, markCompleted(next, now, policy), now),
    outcome,
  }
}

const creditableTenths = (intervals: readonly Interval[], policy: StudyPolicy) =>
  Math.floor(measure(intervals) * policy.pace)

/** A new day starts at nought; a clock that steps back over midnight does not bring the old day's allotment back. */
const dayTotal = ({ dayOn, dayTenths }: StudySession, now: Date) =>
  dayOf(now) > dayOn ? { dayOn: dayOf(now), dayTenths: 0 } : { dayOn, dayTenths }

const laterInstant = (instant: string, now: Date) =>
  instant > now.toISOString() ? instant : now.toISOString()

/** Less than a second short is rounding and not worth a word. */
const REPORTED_SHORTFALL_TENTHS = 10

function notCountedReason(
  session: StudySession,
  beat: Interval[],
  due: number,
  credit: number,
  limits: readonly [NotCounted, number][],
): NotCounted | undefined {
  if (due - credit >= REPORTED_SHORTFALL_TENTHS)
    return limits.reduce((least, each) => (each[1] < least[1] ? each : least))[0]
  if (due > 0) return undefined
  if (findGaps(session.watched, session.lengthSeconds * 10).length === 0)
    return hasOpenCheck(session) ? undefined : 'lesson-credited'
  return beat.length ? 'replayed' : 'nothing-new'
}

/** What the page says, with what to do about it. */
export const notCountedTitles: Record<NotCounted, string> = {
  'nothing-new': '这次没有播放本课时的内容，请继续播放',
  replayed: '这一段已经计过，同一内容只计一次，请播放没学过的部分',
  'too-fast': '播放快于实际时间或中断太久，多出的部分没有计入，用正常速度再看一遍即可补上',
  'daily-limit': '今天计入的时长已到上限，没有计入的部分请改天再看一遍补上',
  'check-missed': '刚才没有等到您的确认，这段时间没有计入，请先确认，再看一遍即可补上',
  'lesson-credited': '本课时的时长已全部计入，请学习其他课时',
}

/** Seconds still to be played, of whichever is further behind: what is to be covered or what is to be counted. Rounded up. */
export const remainingSeconds = (session: StudySession, policy: StudyPolicy): number =>
  session.completedAt ? 0 : Math.ceil(remainingTenths(session, policy) / 10)

function remainingTenths(session: StudySession, policy: StudyPolicy, tenths = countedTenths(session)) {
  const needed = Math.round(session.lengthSeconds * 10 * policy.completionThreshold * policy.pace)
  return Math.max(0, needed - creditableTenths(session.watched, policy), needed - tenths)
}

/** Second of content at which watching on covers something new; 0 when all is covered. */
export const firstGap = (watched: readonly Interval[], lengthSeconds: number): number =>
  (findGaps(watched, lengthSeconds * 10)[0]?.[0] ?? 0) / 10

export interface LaunchedLesson {
  learnerId: string
  sessionId: string
  courseId: string
  courseVersion: number
  lessonId: string
  lengthSeconds: number
  presence?: { everyMinutes: number } | undefined // what the course asks for
}

/**
 * 同一时间只在一处学习，后进入的接替先前的: the clock, the day and the revision are carried over and never set back, so an allowance is not granted per launch.
 * `known` is what the lesson's record holds; a session that is in the same lesson knows more.
 */
export function startSession(
  previous: StudySession | undefined,
  known: LessonRecord | undefined,
  entered: LaunchedLesson,
  now: Date,
  policy: StudyPolicy,
  asking: CheckPlan = earliestPossibleChecks,
  place?: LaunchOrigin,
) {
  const lengthTenths = entered.lengthSeconds * 10
  const live = previous && isInLesson(previous, entered) ? toLessonRecord(previous) : undefined
  const capTenths = Math.floor(lengthTenths * policy.pace)
  const creditedTenths = Math.min(Math.max(known?.creditedTenths ?? 0, live?.creditedTenths ?? 0), capTenths)
  const completedAt = known?.completedAt ?? live?.completedAt
  const everyMinutes = completedAt ? undefined : entered.presence?.everyMinutes
  const session: StudySession = {
    ...entered,
    revision: (previous?.revision ?? 0) + 1,
    watched: keepLongest(
      clip([...(known?.watched ?? []), ...(live?.watched ?? [])], lengthTenths),
      WATCHED_MAX,
    ),
    ...carryOverPresence(
      { creditedTenths, capTenths, everyMinutes },
      (live ?? known)?.presence,
      now,
      policy.presence,
    ),
    creditedThrough: previous?.creditedThrough ?? now.toISOString(),
    dayOn: previous?.dayOn ?? dayOf(now),
    dayTenths: previous?.dayTenths ?? 0,
    studiedAt: previous ? laterInstant(previous.studiedAt, now) : now.toISOString(),
    completedAt,
  }
  return traceLaunch(
    previous,
    issueCheckIfDue(expireOverdueCheck(session, now, policy.presence), now, policy, asking),
    now,
    place,
  )
}

export const isInLesson = (
  session: StudySession,
  { courseId, lessonId }: { courseId: string; lessonId: string },
) => session.courseId === courseId && session.lessonId === lessonId

/** Another place counts as left open while its next beat could still be on its way. */
export const isOpen = (session: StudySession, now: Date, policy: StudyPolicy) =>
  !session.completedAt && now.getTime() - Date.parse(session.studiedAt) < 2 * policy.heartbeatSeconds * 1000

/** 归并以新代旧，不作相加: a fold replaces, and only by a later revision, so repeated or crossed folds change nothing. */
export const needsFolding = (session: StudySession, known: LessonRecord | undefined) =>
  session.watched.length > 0 && (known === undefined || known.foldedRevision < session.revision)

/** Completed, and its record does not know it yet: something broke off between the two writes. */
export const isCompletionUnrecorded = (session: StudySession, known: LessonRecord | undefined) =>
  session.completedAt !== undefined && known?.completedAt === undefined

/**
 * 重复上报不重复计入: a beat that came with an older record counts for what it brings to the newest; one that brings nothing is a repeat, and is answered
 * with the present state, unchanged.
 */
export function reapplyBeat(
  newest: StudySession,
  played: readonly Interval[],
  now: Date,
  policy: StudyPolicy,
  asking?: CheckPlan,
): BeatResult {
  const news = subtract(clip(played, newest.lengthSeconds * 10), newest.watched)
  return news.length > 0 ? advance(newest, played, now, policy, asking) : { next: newest }
}

/** The records of a course as they stand with the session that is still open in it. */
export const mergeSession = (
  records: readonly LessonRecord[],
  session: StudySession | undefined,
  courseId: string,
): LessonRecord[] =>
  session?.courseId === courseId && needsFolding(session, findLessonRecord(records, session.lessonId))
    ? [...records.filter((record) => record.lessonId !== session.lessonId), toLessonRecord(session)]
    : [...records]

export const findLessonRecord = (records: readonly LessonRecord[], lessonId: string) =>
  records.find((record) => record.lessonId === lessonId)
