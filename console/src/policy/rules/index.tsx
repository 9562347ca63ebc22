import { useQuery } from '@tanstack/react-query'
import { listPolicies } from '@zhixing/shared/ledger/contract'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { useAdministrator } from '../../server/use-administrator'
import { mayEditMeritRule } from './may-edit-merit-rule'
import { MeritRuleCard } from './merit-rule-card'
import { PolicyCard } from './policy-card'
import './rules.css'
import { PresencePolicyCard, ReviewPolicyCard } from './study-policy-cards'

/** The rules of study hours, to read, and the merit rule, to edit for those who may. */
export function RulesPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => call(listPolicies, {}, signal),
  })
  const administrator = useAdministrator().data
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!data || !administrator) return <Loading />
  return (
    <Page title="规则">
      <div className="stack rules">
        <p className="quiet rules-lead">
          学时按这里的规则计算。规则随系统版本发布，在管理台只能查看；规则变动不改动已入账的学时。各项数字均为示例，以主管部门确认的为准。
        </p>
        {data.policies.map((policy) => (
          <PolicyCard key={policy.policyId} policy={policy} chosen={data.chosen} />
        ))}
        <PresencePolicyCard />
        <ReviewPolicyCard />
        {mayEditMeritRule(administrator.grants) && <MeritRuleCard editorId={administrator.learnerId} />}
      </div>
    </Page>
  )
}
