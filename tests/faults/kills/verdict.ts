import { parseSessionItem } from '@zhixing/functions/study-records/store/entity'
import type { Interval } from '@zhixing/shared/progress/contract'
import { union } from '@zhixing/shared/study-records/intervals'
import type { WireItem, WireValue } from '../../support/engine/units'
import type { Acknowledged, Enrolled } from './load'

export interface Verdict {
  lost: string[]
  doubled: string[]
  entries: number
  studyHours: number
}
interface Lesson {
  watched: Interval[]
  creditedTenths: number
  isFolded: boolean
  completed: boolean
}

const number = (value: WireValue | undefined) => Number(value?.N ?? 0)
const intervals = (value: WireValue | undefined): Interval[] =>
  ((value?.L ?? []) as WireValue[]).map(
    (pair) => (pair.L as WireValue[]).map((end) => number(end)) as Interval,
  )
const text = (value: WireValue | undefined) => String(value?.S ?? '')
const sessionIn = ({ pk, revision, session }: WireItem) =>
  parseSessionItem(text(pk).slice('LEARNER#'.length), { revision: number(revision), session: text(session) })
const lessonIn = (item: WireItem) => ({
  learnerId: text(item.learnerId),
  lessonId: text(item.lessonId),
  watched: intervals(item.watched),
  creditedTenths: number(item.creditedTenths),
  completedAt: item.completedAt && text(item.completedAt),
})

/** What was acknowledged against what is in the table: every stretch, every credited tenth, every completion and every entry, once. */
export function verdictOf(
  told: Acknowledged[],
  learners: Enrolled[],
  items: WireItem[],
  studyHoursOf: Map<string, number>,
): Verdict {
  const lessons = new Map<string, Lesson>()
  for (const item of items) {
    const sk = text(item.sk)
    if (sk !== 'SESSION' && !sk.includes('#LESSON#')) continue
    const found = sk === 'SESSION' ? sessionIn(item) : lessonIn(item)
    const key = `${found.learnerId} ${found.lessonId}`
    const known = lessons.get(key)
    lessons.set(key, {
      watched: union(known?.watched ?? [], found.watched),
      creditedTenths: Math.max(known?.creditedTenths ?? 0, found.creditedTenths),
      completed: (known?.completed ?? false) || found.completedAt !== undefined,
      isFolded: (known?.isFolded ?? false) || sk !== 'SESSION',
    })
  }
  const lost: string[] = []
  const doubled: string[] = []
  for (const each of told) {
    const found = lessons.get(`${each.learnerId} ${each.lessonId}`)
    const covered =
      found && JSON.stringify(union(found.watched, each.watched)) === JSON.stringify(union(found.watched, []))
    const name = `${each.learnerId} ${each.lessonId}`
    if (!found || !covered || found.creditedTenths < each.creditedTenths)
      lost.push(`${name}: told ${each.creditedTenths}, has ${found?.creditedTenths}`)
    else if (each.completed && !(found.completed && found.isFolded)) lost.push(`${name}: told completed`)
  }
  for (const learner of learners) judge(learner, lessons, items, told, studyHoursOf, lost, doubled)
  const entries = items.filter(
    ({ pk, sk }) => text(pk).startsWith('LEDGER#') && text(sk).startsWith('ENTRY#'),
  )
  return {
    lost: [...new Set(lost)],
    doubled,
    entries: entries.length,
    studyHours: entries.reduce((sum, { studyHours }) => sum + number(studyHours), 0),
  }
}

function judge(
  { learnerId, courses }: Enrolled,
  lessons: Map<string, Lesson>,
  items: WireItem[],
  told: Acknowledged[],
  studyHoursOf: Map<string, number>,
  lost: string[],
  doubled: string[],
) {
  const mine = items.filter(
    ({ pk, sk }) => text(pk) === `LEDGER#${learnerId}` && text(sk).startsWith('ENTRY#'),
  )
  const completed = new Set(
    told.filter((each) => each.completed && each.learnerId === learnerId).map(({ lessonId }) => lessonId),
  )
  for (const course of courses) {
    for (const { lessonId, lengthSeconds } of course.lessons) {
      const credited = lessons.get(`${learnerId} ${lessonId}`)?.creditedTenths ?? 0
      if (credited > lengthSeconds * 10)
        doubled.push(`${learnerId} ${lessonId}: ${credited} of ${lengthSeconds * 10} tenths`)
    }
    const entries = mine.filter(({ courseId }) => text(courseId) === course.courseId).length
    const isDone = course.lessons.every(({ lessonId }) => completed.has(lessonId))
    if (isDone && entries === 0) lost.push(`${learnerId}: no entry of ${course.courseId}`)
    if (entries > 1) doubled.push(`${learnerId}: ${entries} entries of ${course.courseId}`)
  }
  const recount = mine.reduce((sum, { studyHours }) => sum + number(studyHours), 0)
  const shown = studyHoursOf.get(learnerId) ?? 0
  if (shown < recount - 1e-9) lost.push(`${learnerId}: shown ${shown} study hours of ${recount}`)
  if (shown > recount + 1e-9) doubled.push(`${learnerId}: shown ${shown} study hours of ${recount}`)
}
