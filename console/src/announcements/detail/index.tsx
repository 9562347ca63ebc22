import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useParams } from 'react-router-dom'
import { useCourseTitle } from '../../components/course/course-select'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { Page } from '../../components/page/page'
import { announcementQuery } from '../queries'
import { StateTag } from '../state-tag'
import { Actions } from './actions'
import { Facts } from './facts'
import { History } from './history'
import { Reading } from './reading'
import { Report } from './report'
import { useActions } from './use-actions'

export function AnnouncementDetailPage() {
  const { announcementId = '' } = useParams()
  const { data: detail, error, refetch } = useQuery(announcementQuery(announcementId))
  const actions = useActions(announcementId)
  const courseTitle = useCourseTitle(detail?.facts.courseId)
  if (error && !detail) return <LoadError error={error} onRetry={refetch} />
  if (!detail) return <Loading />
  const rejection =
    detail.state === 'draft'
      ? detail.history.findLast(({ step }) => step === 'rejected' || step === 'submitted')
      : undefined
  const shown = {
    facts: detail.facts,
    organisationName: detail.organisationName,
    courseTitle,
    at: new Date(detail.publishedAt ?? detail.publishAt ?? Date.now()),
  }
  return (
    <Page
      title={detail.title}
      name={detail.title}
      back={{ to: '/announcements', label: '公告' }}
      aside={<StateTag state={detail.state} />}
      actions={<Actions detail={detail} actions={actions} />}
    >
      {rejection?.step === 'rejected' && (
        <Alert
          type="warning"
          showIcon
          title={`${rejection.by} 退回修改：${rejection.comment ?? '没有写明原因'}`}
        />
      )}
      {detail.state === 'submitted' && !detail.actions.includes('approve') && (
        <Alert
          type="info"
          showIcon
          title="正在等待审批。起草人和修改过的人不能审批，需由另一位有审批权限的同志办理。"
        />
      )}
      <div className="with-side">
        <div className="stack">
          <Reading
            shown={shown}
            mayApprove={detail.actions.includes('approve')}
            onRead={actions.setRead}
            read={actions.read}
          />
          {(detail.state === 'published' || detail.state === 'withdrawn') && detail.publishedAt && (
            <Report announcementId={announcementId} bell={detail.facts.bell} />
          )}
        </div>
        <div className="stack">
          <Facts detail={detail} courseTitle={courseTitle} />
          <History steps={detail.history} />
        </div>
      </div>
    </Page>
  )
}
