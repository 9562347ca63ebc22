import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useSearchParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAdministrator } from '../../server/use-administrator'
import '../announcements.css'
import { announcementQueries } from '../queries'
import { emptyAnnouncement } from './announcement-facts'
import { AnnouncementEditor } from './editor'

export function AnnouncementEditPage() {
  const { announcementId = '' } = useParams()
  const isNew = useSearchParams()[0].has('new')
  const administrator = useAdministrator().data
  const { data, error, refetch } = useQuery({
    ...announcementQueries.one(announcementId),
    enabled: !isNew,
    staleTime: 0,
    refetchOnMount: 'always',
  })
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!administrator || (!isNew && !data)) return <Loading />
  if (data && !data.actions.includes('edit'))
    return <Navigate to={`/announcements/${announcementId}`} replace />
  return (
    <AnnouncementEditor
      key={announcementId}
      announcementId={announcementId}
      administrator={administrator}
      stored={data ?? { revision: 0, facts: emptyAnnouncement(administrator.grants) }}
      state={data?.state}
    />
  )
}
