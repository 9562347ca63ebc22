import { dayOf } from '@zhixing/shared/calendar'
import type { EntryCounts } from '@zhixing/shared/ledger/contract'

/** `45 秒`, `12 分 30 秒`, `45 分钟`, `1 小时 5 分`: for people, never to be computed with. */
export function lengthWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} 秒`
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  if (hours) return minutes ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  return whole % 60 ? `${minutes} 分 ${whole % 60} 秒` : `${minutes} 分钟`
}

/** A length at a glance: what is long, in whole minutes. */
export const aboutWords = (seconds: number) =>
  lengthWords(seconds < 600 ? seconds : Math.round(seconds / 60) * 60)

/** `0.5 学时`. */
export const studyHoursWords = (studyHours: number) => `${Number(studyHours.toFixed(2))} 学时`

/** `5 门课程 · 2 天集中培训`: of what there is none of, nothing is said. */
export function countsWords({ courses, classDays }: EntryCounts): string {
  const days = classDays ? [`${classDays} 天集中培训`] : []
  return [...(courses || !classDays ? [`${courses} 门课程`] : []), ...days].join(' · ')
}

/** A day in Beijing as one would say it: `今天`, `昨天`, `11月5日`, `2025年3月1日`. */
export function dayWords(instant: string, now = new Date()): string {
  const day = dayOf(new Date(instant))
  if (day === dayOf(now)) return '今天'
  if (day === dayOf(new Date(now.getTime() - 86_400_000))) return '昨天'
  const [year, month, date] = day.split('-').map(Number)
  const short = `${month}月${date}日`
  return year === Number(dayOf(now).slice(0, 4)) ? short : `${year}年${short}`
}

/** `2026年5月10日`. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `3 课时 · 尚未开始`, `1 / 3 课时 · 已计入 2 分 5 秒`. */
export const progressWords = ({
  lessons,
  lessonsCompleted,
  creditedSeconds,
}: {
  lessons: number
  lessonsCompleted: number
  creditedSeconds: number
}) =>
  creditedSeconds > 0 || lessonsCompleted > 0
    ? `${lessonsCompleted} / ${lessons} 课时 · 已计入 ${lengthWords(creditedSeconds)}`
    : `${lessons} 课时 · 尚未开始`
