import { parseSessionItem } from '@zhixing/functions/study-records/store/session-codec'
import type { Interval } from '@zhixing/shared/study-records/intervals'
import { union } from '@zhixing/shared/study-records/intervals'
import type { WireItem, WireValue } from '../../support/engine/units'
import type { AcknowledgedAnswer, EnrolledLearner } from './study-load'

export interface KillVerdict {
  /** Acknowledged and not in the table. */
  lost: string[]
  /** Counted twice. */
  doubled: string[]
  entries: number
  studyHours: number
}
interface StoredLesson {
  watched: Interval[]
  creditedTenths: number
  isFolded: boolean
  isCompleted: boolean
}

const numberIn = (value: WireValue | undefined) => Number(value?.N ?? 0)
const textIn = (value: WireValue | undefined) => String(value?.S ?? '')
const intervalsIn = (value: WireValue | undefined): Interval[] =>
  ((value?.L ?? []) as WireValue[]).map((pair) => (pair.L as WireValue[]).map(numberIn) as Interval)

const isEntry = ({ pk, sk }: WireItem) => textIn(pk).startsWith('LEDGER#') && textIn(sk).startsWith('ENTRY#')
const hoursOf = (entries: WireItem[]) =>
  entries.reduce((sum, { studyHours }) => sum + numberIn(studyHours), 0)
const lessonName = ({ learnerId, lessonId }: { learnerId: string; lessonId: string }) =>
  `${learnerId} ${lessonId}`

/**
 * Compares what was acknowledged with the table: every interval, credit, completion and entry must be there,
 * once.
 */
export function verdictOn(
  acknowledged: AcknowledgedAnswer[],
  learners: EnrolledLearner[],
  items: WireItem[],
  studyHoursShown: Map<string, number>,
): KillVerdict {
  const lessons = storedLessons(items)
  const entries = items.filter(isEntry)
  const lost = acknowledged.flatMap((answer) => lostFrom(answer, lessons.get(lessonName(answer))))
  const doubled: string[] = []
  for (const learner of learners) {
    const own = entries.filter(({ pk }) => textIn(pk) === `LEDGER#${learner.learnerId}`)
    const found = [
      judgeEntries(learner, own, acknowledged),
      judgeTotal(learner.learnerId, own, studyHoursShown),
    ]
    lost.push(...found.flatMap((each) => each.lost))
    doubled.push(...creditBeyondLength(learner, lessons), ...found.flatMap((each) => each.doubled))
  }
  return { lost: [...new Set(lost)], doubled, entries: entries.length, studyHours: hoursOf(entries) }
}

/** Sessions and folded records, merged by learner and lesson. */
function storedLessons(items: WireItem[]): Map<string, StoredLesson> {
  const lessons = new Map<string, StoredLesson>()
  for (const item of items) {
    const sk = textIn(item.sk)
    const isSession = sk === 'SESSION'
    if (!isSession && !sk.includes('#LESSON#')) continue
    const stored = isSession ? sessionIn(item) : lessonProgressIn(item)
    const known = lessons.get(lessonName(stored))
    lessons.set(lessonName(stored), {
      watched: union(known?.watched ?? [], stored.watched),
      creditedTenths: Math.max(known?.creditedTenths ?? 0, stored.creditedTenths),
      isCompleted: (known?.isCompleted ?? false) || stored.completedAt !== undefined,
      isFolded: (known?.isFolded ?? false) || !isSession,
    })
  }
  return lessons
}

const sessionIn = ({ pk, revision, session }: WireItem) =>
  parseSessionItem(textIn(pk).slice('LEARNER#'.length), {
    revision: numberIn(revision),
    session: textIn(session),
  })

const lessonProgressIn = (item: WireItem) => ({
  learnerId: textIn(item.learnerId),
  lessonId: textIn(item.lessonId),
  watched: intervalsIn(item.watched),
  creditedTenths: numberIn(item.creditedTenths),
  completedAt: item.completedAt && textIn(item.completedAt),
})

function lostFrom(answer: AcknowledgedAnswer, stored: StoredLesson | undefined): string[] {
  const name = lessonName(answer)
  const isCovered =
    stored &&
    JSON.stringify(union(stored.watched, answer.watched)) === JSON.stringify(union(stored.watched, []))
  if (!isCovered || stored.creditedTenths < answer.creditedTenths)
    return [`${name}: told ${answer.creditedTenths}, has ${stored?.creditedTenths}`]
  if (answer.completed && !(stored.isCompleted && stored.isFolded)) return [`${name}: told completed`]
  return []
}

const creditBeyondLength = ({ learnerId, courses }: EnrolledLearner, lessons: Map<string, StoredLesson>) =>
  courses
    .flatMap((course) => course.lessons)
    .flatMap(({ lessonId, lengthSeconds }) => {
      const name = lessonName({ learnerId, lessonId })
      const credited = lessons.get(name)?.creditedTenths ?? 0
      return credited > lengthSeconds * 10 ? [`${name}: ${credited} of ${lengthSeconds * 10} tenths`] : []
    })

type Finding = Pick<KillVerdict, 'lost' | 'doubled'>

/** One entry for each course whose lessons were all acknowledged as completed, and never two. */
function judgeEntries(
  { learnerId, courses }: EnrolledLearner,
  entries: WireItem[],
  acknowledged: AcknowledgedAnswer[],
): Finding {
  const finding: Finding = { lost: [], doubled: [] }
  const completed = new Set(
    acknowledged
      .filter((answer) => answer.completed && answer.learnerId === learnerId)
      .map(({ lessonId }) => lessonId),
  )
  for (const { courseId, lessons } of courses) {
    const count = entries.filter((entry) => textIn(entry.courseId) === courseId).length
    const isDone = lessons.every(({ lessonId }) => completed.has(lessonId))
    if (isDone && count === 0) finding.lost.push(`${learnerId}: no entry of ${courseId}`)
    if (count > 1) finding.doubled.push(`${learnerId}: ${count} entries of ${courseId}`)
  }
  return finding
}

function judgeTotal(learnerId: string, entries: WireItem[], studyHoursShown: Map<string, number>): Finding {
  const recount = hoursOf(entries)
  const shown = studyHoursShown.get(learnerId) ?? 0
  const sentence = `${learnerId}: shown ${shown} study hours of ${recount}`
  return {
    lost: shown < recount - 1e-9 ? [sentence] : [],
    doubled: shown > recount + 1e-9 ? [sentence] : [],
  }
}
