import type { MeritRuleFacts } from '@zhixing/shared/policy/contract'
import type { ComparedField } from '../../components/forms/saved-beside-mine'

export const comparedMeritRuleFields: ComparedField<MeritRuleFacts>[] = [
  { label: '规则名称', textOf: ({ title }) => title },
  { label: '启用', textOf: ({ enabled }) => (enabled ? '启用' : '停用') },
  { label: '内容', textOf: ({ rows }) => rows.map(({ title, amount }) => `${title} ${amount}`).join('\n') },
]
