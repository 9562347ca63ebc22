import { useQuery } from '@tanstack/react-query'
import type { PersonAction } from '@zhixing/shared/people/contract'
import { useLocation, useParams } from 'react-router-dom'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { useAdministrator } from '../../server/use-administrator'
import '../people.css'
import { personQueries } from '../queries'
import { PersonChangeEditor } from './editor'
import type { ChangeForm } from './form'
import { changeKinds } from './kinds'
import { NotOfferedNow } from './not-offered'

const isKind = (name: string): name is PersonAction => Object.hasOwn(changeKinds, name)

/** Changes one person. The kind of the change stands in the address, so that a reload finds the form again. */
export function PersonChangePage() {
  const { learnerId = '', kind = '' } = useParams()
  const { key, state } = useLocation()
  const administrator = useAdministrator().data
  const { data: person, error, refetch } = useQuery(personQueries.one(learnerId))
  if (error && !person) return <LoadError error={error} onRetry={refetch} />
  if (!person || !administrator) return <Loading />
  if (!isKind(kind)) return <NotOfferedNow person={person} title="办理" />
  const { filled = {} } = (state ?? {}) as { filled?: Partial<ChangeForm> }
  return (
    <PersonChangeEditor
      key={key}
      person={person}
      kind={kind}
      editorId={administrator.learnerId}
      filled={filled}
    />
  )
}
