import { employmentTitles } from '@zhixing/shared/identity/employment'
import { createStateTag } from '../components/feedback/state-tag'

export const EmploymentTag = createStateTag(employmentTitles, {
  employed: 'green',
  left: 'default',
  retired: 'default',
})

export const boundTitles = { true: '已绑定微信', false: '未绑定微信' } as const

/** `宁远县 / 天堂镇`: the path without the province, in which every unit of a list is. */
export const unitText = (organisationNames: readonly string[]): string =>
  organisationNames.length > 1 ? organisationNames.slice(1).join(' / ') : (organisationNames[0] ?? '—')
