import { useQuery } from '@tanstack/react-query'
import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Alert } from 'antd'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { LinkButton } from '../../components/page/link-button'
import { Page } from '../../components/page/page'
import { reviewQuery } from '../queries'
import '../reviews.css'
import { StateTag } from '../state-tag'
import { Actions } from './actions'
import { DayCourse } from './day'
import { Earned } from './earned'
import { History } from './history'
import { Person } from './person'
import { useActions } from './use-actions'
import { Why } from './why'

export function ReviewDetailPage() {
  const { reviewId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(reviewQuery(reviewId))
  const actions = useActions(reviewId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  return (
    <Page
      title={detail.explanation.title}
      name={detail.explanation.title}
      back={{ to: '/reviews', label: '异常复核' }}
      aside={<StateTag state={detail.state} />}
      actions={<Actions detail={detail} actions={actions} />}
    >
      <Waiting detail={detail} />
      <div className="with-side">
        <div className="stack">
          <Why explanation={detail.explanation} />
          <Earned entries={detail.entries} reversals={detail.reversals} />
          <DayCourse timeline={detail.timeline} />
        </div>
        <div className="stack">
          <Person detail={detail} />
          <History steps={detail.history} />
        </div>
      </div>
    </Page>
  )
}

/** For whom it waits, where it does not wait for whoever is looking. */
function Waiting({ detail: { state, actions, reversals, history } }: { detail: ReviewDetail }) {
  if (state === 'appealed') {
    const appeal = history.findLast(({ step }) => step === 'appealed')?.comment
    const who = actions.length ? '' : '您参与过原决定，须由另一位同志答复。'
    return (
      <Alert type="warning" showIcon title={`本人申诉：${appeal ?? ''}`} description={who || undefined} />
    )
  }
  const waits = reversals.some(({ reversal }) => reversal === 'requested' || reversal === 'reinstating')
  if (!waits) return null
  return (
    <Alert
      type="info"
      showIcon
      title="正在等待另一位有审批权限的同志审批，批准以前学时没有变动。"
      action={
        <LinkButton to="/credit-requests?state=open" size="small">
          查看待审批
        </LinkButton>
      }
    />
  )
}
