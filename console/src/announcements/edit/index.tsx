import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams, useSearchParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAdministrator } from '../../server/use-administrator'
import { announcementQuery } from '../queries'
import { Editor } from './editor'
import { emptyFacts } from './facts'

export function AnnouncementEditPage() {
  const { announcementId = '' } = useParams()
  const isNew = useSearchParams()[0].has('new')
  const learner = useAdministrator().data
  const { data, error, refetch } = useQuery({
    ...announcementQuery(announcementId),
    enabled: !isNew,
    staleTime: 0,
    refetchOnMount: 'always',
  })
  if (error && !data) return <LoadError error={error} onRetry={refetch} />
  if (!learner || (!isNew && !data)) return <Loading />
  if (data && !data.actions.includes('edit'))
    return <Navigate to={`/announcements/${announcementId}`} replace />
  const first = data ?? { revision: 0, facts: emptyFacts(learner.grants), state: undefined }
  return <Editor key={announcementId} announcementId={announcementId} learner={learner} first={first} />
}
