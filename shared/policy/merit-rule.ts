import type { MeritRule, MeritRuleFacts } from './contract'

/** 积分规则默认停用，内容为空（国办函〔2026〕12号）。 */
export const emptyMeritRule: MeritRule = {
  revision: 0,
  facts: { title: '积分规则', enabled: false, rows: [] },
}

/** 没有内容的规则不能启用。 */
export const mayEnable = ({ enabled, rows }: MeritRuleFacts) => !enabled || rows.length > 0
