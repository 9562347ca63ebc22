import { dayOf } from '../calendar'
import { type Career, jobLevelOn, type Promotion, promotionsOf } from '../identity/job-level'
import type { Policy, TrainingRequirement } from '../policy/policy'
import { effectiveDateText } from '../policy/policy-text'
import { findPolicyInForce } from '../policy/rules'
import type { CreditEntry } from './entry'
import type { RequirementProgress } from './requirement-progress'
import { enteredAt, standing } from './rules'

/** An entry of the ledger as requirements see it; hours that were taken back are negative. */
export interface Counted {
  creditYear: number
  studyHours: number
  requirement: 'required' | 'elective'
  on: string // the day in Beijing it stands for
  online: boolean
}

/** 已冲正的不计；网络课程计入学完之日，申报的线下学时计入上课之日: what stands in the ledger. */
export const countedOf = (entries: readonly CreditEntry[]): Counted[] =>
  standing(entries).map((entry) => ({
    creditYear: entry.creditYear,
    studyHours: entry.studyHours,
    requirement: entry.requirement,
    on: entry.kind === 'declaration' ? entry.dayOn : dayOf(new Date(enteredAt(entry))),
    online: entry.kind !== 'declaration',
  }))

interface Facts {
  entries: readonly Counted[]
  career: Career
  policies: readonly Policy[] // those that are chosen, in all their versions
  now: Date
}

/** 某年度的要求按该年度施行的规则和年末所任职级计算: of a year that is not over, by what holds today. */
export function requirementsOf(facts: Facts, creditYear: number): RequirementProgress[] {
  const { policy, owed } = owedIn(creditYear, facts)
  const running = policy ? owed.map((requirement) => overYears(requirement, policy, creditYear, facts)) : []
  const promoted = promotionsOf(facts.career).flatMap((promotion) =>
    afterPromotion(promotion, creditYear, facts),
  )
  return [...running, ...promoted]
}

function owedIn(creditYear: number, { career, policies, now }: Facts) {
  const [lastDay, today] = [`${creditYear}-12-31`, dayOf(now)]
  const day = lastDay < today ? lastDay : today
  const policy = findPolicyInForce(policies, day)
  const jobLevel = jobLevelOn(career, day)
  return { policy, owed: policy?.requirements.filter(({ jobLevels }) => jobLevels.includes(jobLevel)) ?? [] }
}

function overYears(
  requirement: TrainingRequirement,
  policy: Policy,
  creditYear: number,
  facts: Facts,
): RequirementProgress {
  const [first, last] = yearsOf(requirement, policy, creditYear)
  const carriedOut = (year: number) => carriedFrom(year, requirement, policy, facts)
  const carried = { in: carriedOut(creditYear - 1), out: carriedOut(creditYear) }
  const counted = inYears(facts.entries, first, last)
  return progress(
    requirement,
    policy,
    counted,
    { period: requirement.period, from: `${first}-01-01`, to: `${last}-12-31` },
    carried,
  )
}

/** 五年按规划的起止年份计；不在规划内的年份，按该年度及之前四年计: the first and the last credit year of a period. */
function yearsOf(
  { period }: TrainingRequirement,
  { fiveYears }: Policy,
  creditYear: number,
): [number, number] {
  if (period === 'year') return [creditYear, creditYear]
  const isPlanned = fiveYears && fiveYears.firstYear <= creditYear && creditYear <= fiveYears.lastYear
  return isPlanned ? [fiveYears.firstYear, fiveYears.lastYear] : [creditYear - 4, creditYear]
}

/**
 * 超出部分转入下一年度选修，只转一次；当年要求没有全部达到的，不转: only a year's own hours are a surplus, so that nothing is carried twice, and
 * only from one year to the next under the same rule set and the same requirement.
 */
function carriedFrom(
  creditYear: number,
  requirement: TrainingRequirement,
  policy: Policy,
  facts: Facts,
): number {
  if (policy.carryOver?.requirementId !== requirement.requirementId) return 0
  const then = owedIn(creditYear, facts)
  const wasOwed =
    then.policy?.policyId === policy.policyId &&
    then.owed.some(({ requirementId }) => requirementId === requirement.requirementId)
  const own = countedBy(requirement, inYears(facts.entries, creditYear, creditYear))
  if (!wasOwed || shortOf(requirement, own, 0) > 0) return 0
  return sumOf(own) - hundredths(requirement.hours)
}

/** 提任前未达到要求的，应当在提任后1年内完成: the hours of the period the promotion fell into, and of the year after it, count. */
function afterPromotion(promotion: Promotion, creditYear: number, facts: Facts): RequirementProgress[] {
  const { promotedOn } = promotion
  const dueOn = yearAfter(promotedOn)
  if (dayOf(facts.now) < promotedOn || creditYear < yearOfDay(promotedOn) || yearOfDay(dueOn) < creditYear)
    return []
  const policy = findPolicyInForce(facts.policies, promotedOn)
  if (!policy?.promotion) return []
  const owed = policy.requirements.filter(
    ({ jobLevels, onlyIfChosen }) => jobLevels.includes(promotion.from) && !onlyIfChosen,
  )
  return owed.flatMap((requirement) => {
    const [first] = yearsOf(requirement, policy, yearOfDay(promotedOn))
    const until = (day: string) =>
      facts.entries.filter(({ creditYear: year, on }) => first <= year && on <= day)
    if (shortOf(requirement, countedBy(requirement, until(promotedOn)), 0) === 0) return []
    const span = { period: 'promotion' as const, from: `${first}-01-01`, to: dueOn }
    return [{ ...progress(requirement, policy, until(dueOn), span, { in: 0, out: 0 }), promotion }]
  })
}

/** One year on, the last day that counts: where the year has no 29 February, the 28th. */
export function yearAfter(day: string): string {
  const next = `${yearOfDay(day) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}

const yearOfDay = (day: string) => Number(day.slice(0, 4))
const inYears = (entries: readonly Counted[], first: number, last: number) =>
  entries.filter(({ creditYear }) => first <= creditYear && creditYear <= last)
const countedBy = ({ counts }: TrainingRequirement, entries: readonly Counted[]) =>
  entries.filter(({ online }) => counts === 'all' || online)

/** In hundredths, so that a sum of quarters stays exact. */
const hundredths = (hours: number) => Math.round(hours * 100)
const sumOf = (entries: readonly Counted[]) =>
  entries.reduce((sum, { studyHours }) => sum + hundredths(studyHours), 0)
const partOf = (entries: readonly Counted[], part: Counted['requirement']) =>
  entries.filter(({ requirement }) => requirement === part)

/** 总数和每一部分都达到才算达到；补必修的学时同时补总数: hours that close the gap of a part close that of the whole too. */
function shortOf(
  { hours, least }: TrainingRequirement,
  entries: readonly Counted[],
  carriedIn: number,
): number {
  const whole = hundredths(hours) - sumOf(entries) - carriedIn
  const parts = least.map((part) => {
    const carried = part.requirement === 'elective' ? carriedIn : 0
    return Math.max(0, hundredths(part.hours) - sumOf(partOf(entries, part.requirement)) - carried)
  })
  return Math.max(
    whole,
    parts.reduce((sum, short) => sum + short, 0),
  )
}

interface Span {
  period: RequirementProgress['period']
  from: string
  to: string
}

function progress(
  requirement: TrainingRequirement,
  policy: Policy,
  entries: readonly Counted[],
  span: Span,
  carried: { in: number; out: number },
): RequirementProgress {
  const counted = countedBy(requirement, entries)
  const parts = (['required', 'elective'] as const).map((part) => {
    const neededHours = requirement.least.find((each) => each.requirement === part)?.hours
    const achieved = sumOf(partOf(counted, part)) + (part === 'elective' ? carried.in : 0)
    const remaining = neededHours === undefined ? 0 : Math.max(0, hundredths(neededHours) - achieved)
    return { requirement: part, neededHours, achievedHours: achieved / 100, remainingHours: remaining / 100 }
  })
  return {
    requirementId: requirement.requirementId,
    policyId: policy.policyId,
    title: requirement.title,
    counts: requirement.counts,
    ...span,
    neededHours: requirement.hours,
    achievedHours: (sumOf(counted) + carried.in) / 100,
    remainingHours: shortOf(requirement, counted, carried.in) / 100,
    carriedInHours: carried.in / 100,
    carriedOutHours: carried.out / 100,
    parts,
    source: requirement.source ?? policy.source,
    policyTitle: policy.title,
    effective: effectiveDateText(policy),
    trust: requirement.trust,
    sample: policy.sample,
  }
}
