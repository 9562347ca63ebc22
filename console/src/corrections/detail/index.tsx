import { useQuery } from '@tanstack/react-query'
import { problems } from '@zhixing/shared/problem'
import { Alert } from 'antd'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { requestQuery } from '../queries'
import { StateTag } from '../state-tag'
import { concernedWords } from '../words'
import { Actions } from './actions'
import { Declared, Entry } from './concerned'
import { Course, Facts } from './facts'
import { useActions } from './use-actions'

export function CreditRequestDetailPage() {
  const { requestId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(requestQuery(requestId))
  const actions = useActions(requestId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  const title = `${concernedWords(detail)}：${detail.title}`
  const isOpen = detail.state === 'open'
  return (
    <Page
      title={title}
      name={title}
      back={{ to: '/credit-requests', label: '学时更正与申报' }}
      aside={<StateTag state={detail.state} />}
      actions={<Actions detail={detail} actions={actions} />}
    >
      {detail.barred && <Alert type="info" showIcon title={problems[detail.barred].title} />}
      {isOpen && !detail.barred && !detail.actions.includes('approve') && (
        <Alert
          type="info"
          showIcon
          title="正在等待审批，由另一位有审批权限的同志办理。审批通过前，学时不变。"
        />
      )}
      {detail.state === 'rejected' && (
        <Alert type="warning" showIcon title={`${detail.decidedByName} 退回：${detail.decisionReason}`} />
      )}
      {detail.state === 'approved' && !detail.settledAt && (
        <Alert type="info" showIcon title="已通过，正在入账，请稍后刷新。" />
      )}
      <div className="with-side">
        <div className="stack">
          {detail.entry && <Entry entry={detail.entry} detail={detail} />}
          <Declared detail={detail} />
        </div>
        <div className="stack">
          <Facts detail={detail} />
          <Course detail={detail} />
        </div>
      </div>
    </Page>
  )
}
