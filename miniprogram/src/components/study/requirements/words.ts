import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { trustTitles } from '@zhixing/shared/policy/policy-text'
import { dayInWords, studyHoursWords } from '../../../words/words'

const yearOf = (day: string) => day.slice(0, 4)
const number = (hours: number) => String(Number(hours.toFixed(2)))

/** `2026 年度要求`, `2023—2027 年五年要求`. */
export function headingOf({ period, counts, from, to }: RequirementProgress): string {
  if (period === 'promotion') return '提任前的要求'
  const what = counts === 'online' ? '网络学习要求' : '要求'
  return period === 'year' ? `${yearOf(from)} 年度${what}` : `${yearOf(from)}—${yearOf(to)} 年五年${what}`
}

/** The whole of it in one sentence, for whoever does not see the bar. */
export const sentenceOf = ({ neededHours, achievedHours, remainingHours }: RequirementProgress) =>
  `要求 ${studyHoursWords(neededHours)}，已完成 ${number(achievedHours)}，${remainingHours > 0 ? `还差 ${number(remainingHours)}` : '已达到要求'}`

/** `必修 40 / 56 学时，还差 16`; where the source sets no minimum, how much there is. */
export function partWords({
  requirement,
  neededHours,
  achievedHours,
  remainingHours,
}: RequirementProgress['parts'][number]): string {
  const name = requirement === 'required' ? '必修' : '选修'
  if (neededHours === undefined) return `${name} ${studyHoursWords(achievedHours)}`
  return `${name} ${number(achievedHours)} / ${studyHoursWords(neededHours)}${remainingHours > 0 ? `，还差 ${number(remainingHours)}` : '，已达到'}`
}

/** What a number does not say by itself: where hours came from, where they go, and why there is a day they have to be there by. */
export function remarksOf(requirement: RequirementProgress): string[] {
  const { carriedInHours, carriedOutHours, promotion, from, to, remainingHours } = requirement
  const year = Number(yearOf(from))
  return [
    ...(carriedInHours > 0
      ? [`含 ${year - 1} 年度超出后转入的选修 ${studyHoursWords(carriedInHours)}。`]
      : []),
    ...(carriedOutHours > 0
      ? [`超出的 ${studyHoursWords(carriedOutHours)}转入 ${year + 1} 年度的选修。`]
      : []),
    ...(promotion
      ? [
          `您于${dayInWords(promotion.promotedOn)}由${jobLevelTitles[promotion.from]}提任${jobLevelTitles[promotion.to]}，当时还没有达到原来的要求。按规定在提任后一年内完成，${remainingHours > 0 ? `截至${dayInWords(to)}（含当日）` : '您已经完成'}。`,
        ]
      : []),
  ]
}

/** Who says so, since when, and how sure that is. */
export const groundsOf = ({
  title,
  source,
  policyTitle,
  effective,
  trust,
  sample,
}: RequirementProgress): string[] => [
  `要求：${title}。`,
  `来源：${source}，${trustTitles[trust]}。`,
  `规则：${policyTitle}，${effective}。`,
  ...(sample ? ['以上为示例数据，以主管部门确认的为准。'] : []),
]
