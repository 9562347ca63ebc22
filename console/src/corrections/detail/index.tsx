import { useQuery } from '@tanstack/react-query'
import type { CreditRequestDetail } from '@zhixing/shared/corrections/contract'
import { problems } from '@zhixing/shared/problem'
import { Alert } from 'antd'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { HistoryCard } from '../../workflow/history-card'
import '../corrections.css'
import { requestQueries } from '../queries'
import { RequestStateTag } from '../states'
import { learnersText } from '../words'
import { ClassCard, RosterCard } from './class-cards'
import { EntryCard } from './entry-card'
import { RequestCard } from './request-card'
import { requestHistory } from './request-history'
import { RequestStepButtons } from './step-buttons'
import { useRequestSteps } from './use-request-steps'

export function CreditRequestDetailPage() {
  const { requestId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(requestQueries.one(requestId))
  const steps = useRequestSteps(requestId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  return (
    <Page
      title={`${learnersText(detail)}：${detail.title}`}
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      aside={<RequestStateTag state={detail.state} />}
      actions={<RequestStepButtons detail={detail} steps={steps} />}
    >
      <StateNotice detail={detail} />
      <div className="with-side">
        <div className="stack">
          {detail.entry && <EntryCard entry={detail.entry} detail={detail} />}
          {detail.class && <ClassCard {...detail.class} />}
          {detail.class && <RosterCard rows={detail.rows} />}
        </div>
        <div className="stack">
          <RequestCard detail={detail} />
          <HistoryCard entries={requestHistory(detail)} />
        </div>
      </div>
    </Page>
  )
}

/** Why this administrator cannot decide, or where the request stands. */
function StateNotice({ detail }: { detail: CreditRequestDetail }) {
  const { state, barred, actions, settledAt, decidedByName, decisionReason } = detail
  const isWaitingForOthers = state === 'open' && !barred && !actions.includes('approve')
  return (
    <>
      {barred && <Alert type="info" showIcon title={problems[barred].title} />}
      {isWaitingForOthers && (
        <Alert
          type="info"
          showIcon
          title="正在等待审批，由另一位有审批权限的同志办理。审批通过前，学时不变。"
        />
      )}
      {state === 'rejected' && (
        <Alert type="warning" showIcon title={`${decidedByName} 退回：${decisionReason}`} />
      )}
      {state === 'approved' && !settledAt && (
        <Alert type="info" showIcon title="已通过，正在入账，请稍后刷新。" />
      )}
    </>
  )
}
