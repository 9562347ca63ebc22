import type { JobLevel } from '@zhixing/shared/identity/role'
import type { StandingFilter } from '@zhixing/shared/supervision/contract'
import type { StandingState } from '@zhixing/shared/supervision/standing'

export const standingTitles: Record<StandingState, string> = {
  met: '已达到',
  'on-the-way': '学习中',
  'not-begun': '未开始',
  'not-required': '无要求',
}

export const standingFilterTitles: Record<StandingFilter, string> = {
  required: '有学时要求',
  unfinished: '未完成',
  late: '来不及',
  met: '已达到',
  'on-the-way': '学习中',
  'not-begun': '未开始',
  unbound: '未绑定微信',
}

/** What the people behind a number have in common. */
export interface PeopleChoice {
  organisationId: string
  year: number
  filter?: StandingFilter | undefined
  level?: JobLevel | undefined
  /** `own`: only people of the unit itself. */
  extent?: 'own' | undefined
}

export const addressOfUnit = (organisationId: string, year: number) =>
  `/completion/${organisationId}?year=${year}`

export function addressOfPeople({ organisationId, year, ...choice }: PeopleChoice): string {
  const chosen = Object.entries(choice).filter(([, value]) => value !== undefined)
  const query = new URLSearchParams([['year', String(year)], ...chosen])
  return `/completion/${organisationId}/people?${query}`
}
