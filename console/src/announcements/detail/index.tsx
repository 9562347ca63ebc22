import { useQuery } from '@tanstack/react-query'
import type { AnnouncementDetail } from '@zhixing/shared/announcements/contract'
import { Alert } from 'antd'
import { useCallback, useState } from 'react'
import { useParams } from 'react-router-dom'
import { useCourseTitle } from '../../components/course/use-course-title'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { HistoryCard, historyEntries } from '../../workflow/history-card'
import '../announcements.css'
import { PinTag } from '../pin-tag'
import { announcementQueries } from '../queries'
import { AnnouncementStateTag } from '../states'
import { ContentCard } from './content-card'
import { DeliveryReportCard } from './delivery-report-card'
import { announcementStepColours, announcementStepTitles } from './history-words'
import { RecipientsCard } from './recipients-card'
import { AnnouncementStepButtons } from './step-buttons'
import { useAnnouncementSteps } from './use-announcement-steps'

export function AnnouncementDetailPage() {
  const { announcementId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(announcementQueries.one(announcementId))
  const steps = useAnnouncementSteps(announcementId)
  const [hasRead, setHasRead] = useState(false)
  const markRead = useCallback(() => setHasRead(true), [])
  const courseTitle = useCourseTitle(detail?.facts.courseId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  const { title, state, facts, organisationName, actions, history, publishAt, publishedAt, pinEndsOn } =
    detail
  const shownAt = new Date(publishedAt ?? publishAt ?? Date.now()) // a draft is shown as if published now
  const wasPublished = (state === 'published' || state === 'withdrawn') && publishedAt !== undefined
  return (
    <Page
      title={title}
      back={{ to: '/announcements', label: '公告' }}
      aside={
        <>
          <AnnouncementStateTag state={state} />
          <PinTag endsOn={pinEndsOn} />
        </>
      }
      actions={<AnnouncementStepButtons detail={detail} steps={steps} hasRead={hasRead} />}
    >
      <StateNotice detail={detail} />
      <div className="with-side">
        <div className="stack">
          <ContentCard
            announcement={{ facts, organisationName, courseTitle, shownAt }}
            mayApprove={actions.includes('approve')}
            hasRead={hasRead}
            onReadToEnd={markRead}
          />
          {wasPublished && <DeliveryReportCard announcementId={announcementId} bell={facts.bell} />}
        </div>
        <div className="stack">
          <RecipientsCard detail={detail} courseTitle={courseTitle} />
          <HistoryCard entries={historyEntries(history, announcementStepTitles, announcementStepColours)} />
        </div>
      </div>
    </Page>
  )
}

/** Why the draft came back, or what the announcement waits for. */
function StateNotice({ detail: { state, actions, history } }: { detail: AnnouncementDetail }) {
  if (state === 'draft') {
    const last = history.findLast(({ step }) => step === 'rejected' || step === 'submitted')
    if (last?.step !== 'rejected') return null
    return <Alert type="warning" showIcon title={`${last.by} 退回修改：${last.comment ?? '没有写明原因'}`} />
  }
  if (state !== 'submitted' || actions.includes('approve')) return null
  return (
    <Alert
      type="info"
      showIcon
      title="正在等待审批。起草人和修改过的人不能审批，需由另一位有审批权限的同志办理。"
    />
  )
}
