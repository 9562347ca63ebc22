import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { RequirementProgress } from '@zhixing/shared/ledger/requirement-progress'
import { trustTitles } from '@zhixing/shared/policy/policy-text'
import { dateWords } from '../../../words/days'
import { studyHoursWords } from '../../../words/study-hours'

type RequirementPart = RequirementProgress['parts'][number]

const yearOfDay = (day: string) => day.slice(0, 4)
const hoursWords = (hours: number) => String(Number(hours.toFixed(2)))

/** `2026 年度要求`, `2023—2027 年五年要求`. */
export function requirementTitle({ period, counts, from, to }: RequirementProgress): string {
  if (period === 'promotion') return '提任前的要求'
  const kind = counts === 'online' ? '网络学习要求' : '要求'
  return period === 'year'
    ? `${yearOfDay(from)} 年度${kind}`
    : `${yearOfDay(from)}—${yearOfDay(to)} 年五年${kind}`
}

/** What the progress bar shows, as a sentence for learners who cannot see it. */
export function requirementSentence({ neededHours, achievedHours, remainingHours }: RequirementProgress) {
  const rest = remainingHours > 0 ? `还差 ${hoursWords(remainingHours)}` : '已达到要求'
  return `要求 ${studyHoursWords(neededHours)}，已完成 ${hoursWords(achievedHours)}，${rest}`
}

/** `必修 40 / 56 学时，还差 16`; where the source sets no minimum, `必修 40 学时，没有单独要求`. */
export function partWords(part: RequirementPart): string {
  const { requirement, neededHours, achievedHours, remainingHours } = part
  const name = requirement === 'required' ? '必修' : '选修'
  if (neededHours === undefined) return `${name} ${studyHoursWords(achievedHours)}，没有单独要求`
  const rest = remainingHours > 0 ? `还差 ${hoursWords(remainingHours)}` : '已达到'
  return `${name} ${hoursWords(achievedHours)} / ${studyHoursWords(neededHours)}，${rest}`
}

/** Hours carried in or out, and the deadline after a promotion. */
export function remarksOf(requirement: RequirementProgress): string[] {
  const { carriedInHours, carriedOutHours, from } = requirement
  const year = Number(yearOfDay(from))
  return [
    carriedInHours > 0 && `含 ${year - 1} 年度超出后转入的选修 ${studyHoursWords(carriedInHours)}。`,
    carriedOutHours > 0 && `超出的 ${studyHoursWords(carriedOutHours)}转入 ${year + 1} 年度的选修。`,
    promotionRemark(requirement),
  ].filter((remark): remark is string => remark !== false)
}

function promotionRemark({ promotion, to, remainingHours }: RequirementProgress): string | false {
  if (!promotion) return false
  const { promotedOn, from: before, to: after } = promotion
  const deadline = remainingHours > 0 ? `截至${dateWords(to)}（含当日）` : '您已经完成'
  return `您于${dateWords(promotedOn)}由${jobLevelTitles[before]}提任${jobLevelTitles[after]}，当时还没有达到原来的要求。按规定在提任后一年内完成，${deadline}。`
}

/** The rule, its source and how sure the source is. */
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
