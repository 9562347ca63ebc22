import { queryOptions } from '@tanstack/react-query'
import {
  getMeritRule,
  type MeritRule,
  type MeritRuleFacts,
  saveMeritRule,
} from '@zhixing/shared/policy/contract'
import { mayEnable } from '@zhixing/shared/policy/merit-rule'
import { App } from 'antd'
import { useDraft } from '../../components/forms/use-draft'
import { useSaving } from '../../components/forms/use-saving'
import { call } from '../../server/call'
import { queryClient } from '../../server/query-client'

export const meritRuleQuery = queryOptions({
  queryKey: ['merit-rule'],
  queryFn: ({ signal }) => call(getMeritRule, {}, signal),
})

/**
 * Edits the merit rule: what is typed is kept in the browser; a save that another person's save has overtaken
 * is refused, and `useSaving` shows both.
 */
export function useMeritRule(stored: MeritRule, editorId: string) {
  const draft = useDraft<MeritRuleFacts>(`${editorId}:merit-rule`, stored)
  const saving = useSaving<MeritRuleFacts, MeritRule>({
    draft,
    stored,
    save: (unsaved) => call(saveMeritRule, unsaved),
    loadLatest: () => queryClient.fetchQuery({ ...meritRuleQuery, staleTime: 0 }),
    onSaved: (rule) => queryClient.setQueryData(meritRuleQuery.queryKey, rule),
  })
  const { message } = App.useApp()
  const saveNow = async () => {
    const errorText = findError(draft.facts)
    if (errorText) {
      message.warning(errorText)
      return
    }
    if (await saving.save()) message.success('已保存')
  }
  return { draft, saving, saveNow }
}

function findError(facts: MeritRuleFacts): string | undefined {
  if (!facts.title.trim()) return '请填写规则名称'
  const row = facts.rows.findIndex(({ title }) => !title.trim())
  if (row >= 0) return `第 ${row + 1} 行还没有填写内容`
  if (!mayEnable(facts)) return '积分规则还没有内容，请先填写至少一行再启用'
  return undefined
}
