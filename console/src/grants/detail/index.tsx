import { useQuery } from '@tanstack/react-query'
import type { GrantDetail } from '@zhixing/shared/grants/contract'
import { problems } from '@zhixing/shared/problem'
import { Alert } from 'antd'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { HistoryCard, historyEntries } from '../../workflow/history-card'
import { grantQueries } from '../queries'
import { GrantStateTag } from '../state-tag'
import { grantStepColours, grantStepTitles, grantTitle } from '../words'
import { GrantCard, HolderCard } from './cards'
import { GrantStepButtons } from './step-buttons'
import { useGrantSteps } from './use-grant-steps'

export function GrantDetailPage() {
  const { grantId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(grantQueries.one(grantId))
  const steps = useGrantSteps(grantId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  return (
    <Page
      title={`${detail.name}：${grantTitle(detail)}`}
      back={{ to: '/grants', label: '权限' }}
      aside={<GrantStateTag state={detail.state} />}
      actions={<GrantStepButtons detail={detail} steps={steps} />}
    >
      <StateNotice detail={detail} />
      <div className="with-side">
        <div className="stack">
          <HolderCard detail={detail} />
          <GrantCard detail={detail} />
        </div>
        <div className="stack">
          <HistoryCard entries={historyEntries(detail.history, grantStepTitles, grantStepColours)} />
        </div>
      </div>
    </Page>
  )
}

/** Why this administrator cannot approve, or what is being waited for. */
function StateNotice({ detail: { state, barred, actions } }: { detail: GrantDetail }) {
  const isWaitingForOthers = !barred && !actions.includes('approve')
  return (
    <>
      {barred && <Alert type="info" showIcon title={problems[barred].title} />}
      {state === 'requested' && isWaitingForOthers && (
        <Alert type="info" showIcon title="正在等待安全管理员批准。批准以前，这项权限不起作用。" />
      )}
      {state === 'suspended' && (
        <Alert
          type="warning"
          showIcon
          title="持有人的姓名、手机号或微信有变动，权限已停用。安全管理员核实是本人后恢复。"
        />
      )}
    </>
  )
}
