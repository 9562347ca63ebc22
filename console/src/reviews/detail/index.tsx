import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { HistoryCard, historyEntries } from '../../workflow/history-card'
import { reviewQueries } from '../queries'
import '../reviews.css'
import { ReviewStateTag } from '../states'
import { DayTimelineCard } from './day-timeline-card'
import { EarnedHoursCard } from './earned-hours-card'
import { ExplanationCard } from './explanation-card'
import { reviewStepColours, reviewStepTitles } from './history-words'
import { LearnerCard } from './learner-card'
import { ReviewStepButtons } from './step-buttons'
import { useReviewSteps } from './use-review-steps'
import { WaitingNotice } from './waiting-notice'

export function ReviewDetailPage() {
  const { reviewId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(reviewQueries.one(reviewId))
  const steps = useReviewSteps(reviewId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  const { explanation, state, entries, reversals, timeline, history } = detail
  return (
    <Page
      title={explanation.title}
      back={{ to: '/reviews', label: '异常复核' }}
      aside={<ReviewStateTag state={state} />}
      actions={<ReviewStepButtons detail={detail} steps={steps} />}
    >
      <WaitingNotice detail={detail} />
      <div className="with-side">
        <div className="stack">
          <ExplanationCard {...explanation} />
          <EarnedHoursCard entries={entries} reversals={reversals} />
          <DayTimelineCard timeline={timeline} />
        </div>
        <div className="stack">
          <LearnerCard detail={detail} />
          <HistoryCard entries={historyEntries(history, reviewStepTitles, reviewStepColours)} />
        </div>
      </div>
    </Page>
  )
}
