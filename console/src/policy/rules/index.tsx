import { useQuery } from '@tanstack/react-query'
import { listPolicies } from '@zhixing/shared/ledger/contract'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { useAdministrator } from '../../server/use-administrator'
import { keepsMeritRule } from '../keeps-merit-rule'
import { MeritRuleCard } from './merit-rule'
import { PolicyCard } from './policy-card'
import { PresencePolicyCard, ReviewPolicyCard } from './study-policies'

/** What the study hours go by, to read; and, for those who keep it, the merit rule, to write. */
export function RulesPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['policies'],
    queryFn: ({ signal }) => call(listPolicies, {}, signal),
  })
  const learner = useAdministrator().data
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!data || !learner) return <Loading />
  return (
    <Page title="规则" name="规则">
      <div className="stack rules">
        <p className="quiet rules-lead">
          学时按这里的规则计算。规则随系统版本发布，在管理台只能查看；规则变动不改动已入账的学时。各项数字均为示例，以主管部门确认的为准。
        </p>
        {data.policies.map((policy) => (
          <PolicyCard key={policy.policyId} policy={policy} chosen={data.chosen} />
        ))}
        <PresencePolicyCard />
        <ReviewPolicyCard />
        {keepsMeritRule(learner.grants) && <MeritRuleCard learnerId={learner.learnerId} />}
      </div>
    </Page>
  )
}
