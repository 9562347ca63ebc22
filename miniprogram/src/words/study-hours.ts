import type { EntryCounts } from '@zhixing/shared/ledger/contract'
import { lengthWords } from './lengths'

/** `0.5 学时`. */
export const studyHoursWords = (studyHours: number) => `${Number(studyHours.toFixed(2))} 学时`

/** `5 门课程 · 2 天集中培训`; a count of zero is left out. */
export function countsWords({ courses, classDays }: EntryCounts): string {
  const days = classDays ? [`${classDays} 天集中培训`] : []
  return [...(courses || !classDays ? [`${courses} 门课程`] : []), ...days].join(' · ')
}

interface CourseProgress {
  lessons: number
  lessonsCompleted: number
  creditedSeconds: number
}

/** `3 课时 · 尚未开始`, `1 / 3 课时 · 已计入 2 分 5 秒`. */
export const progressWords = ({ lessons, lessonsCompleted, creditedSeconds }: CourseProgress) =>
  creditedSeconds > 0 || lessonsCompleted > 0
    ? `${lessonsCompleted} / ${lessons} 课时 · 已计入 ${lengthWords(creditedSeconds)}`
    : `${lessons} 课时 · 尚未开始`
