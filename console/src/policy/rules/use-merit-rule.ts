import { queryOptions, useMutation } from '@tanstack/react-query'
import {
  getMeritRule,
  type MeritRule,
  type MeritRuleFacts,
  saveMeritRule,
} from '@zhixing/shared/policy/contract'
import { mayEnable } from '@zhixing/shared/policy/merit-rule'
import { Refusal } from '@zhixing/shared/problem'
import { App } from 'antd'
import { useState } from 'react'
import { useDraft } from '../../components/forms/use-draft'
import { call } from '../../server/call'
import { errorTitle } from '../../server/error-title'
import { queryClient } from '../../server/query-client'

export const meritRuleQuery = queryOptions({
  queryKey: ['merit-rule'],
  queryFn: ({ signal }) => call(getMeritRule, {}, signal),
})

/** Writing the merit rule: kept while typed, saved under its revision; nobody's rows are overwritten in silence. */
export function useMeritRule(stored: MeritRule, learnerId: string) {
  const draft = useDraft<MeritRuleFacts>(`${learnerId}:merit-rule`, stored)
  const [stale, setStale] = useState(false)
  const { message } = App.useApp()
  const settle = (rule: MeritRule) => {
    queryClient.setQueryData(meritRuleQuery.queryKey, rule)
    draft.settle(rule)
  }
  const save = useMutation({
    mutationFn: (facts: MeritRuleFacts) => call(saveMeritRule, { revision: draft.revision, facts }),
    onSuccess: (rule) => {
      settle(rule)
      message.success('已保存')
    },
    onError: (error) => {
      if (error instanceof Refusal && error.type === 'request/stale') setStale(true)
      else message.error(errorTitle(error))
    },
  })
  return {
    draft,
    busy: save.isPending,
    stale,
    closeStale: () => setStale(false),
    discard: () => settle(stored),
    reload: async () => {
      setStale(false)
      const rule = await queryClient.fetchQuery({ ...meritRuleQuery, staleTime: 0 }).catch(() => undefined)
      if (rule) settle(rule)
      else message.error('没有取到最新内容，请稍后再试')
    },
    save: () => {
      const wrong = unfit(draft.facts)
      if (wrong) message.warning(wrong)
      else save.mutate(draft.facts)
    },
  }
}

function unfit(facts: MeritRuleFacts): string | undefined {
  if (!facts.title.trim()) return '请填写规则名称'
  const row = facts.rows.findIndex(({ title }) => !title.trim())
  if (row >= 0) return `第 ${row + 1} 行还没有填写内容`
  return mayEnable(facts) ? undefined : '积分规则还没有内容，请先填写至少一行再启用'
}
