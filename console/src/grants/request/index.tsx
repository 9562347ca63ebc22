import { useLocation } from 'react-router-dom'
import { Loading } from '../../components/feedback/loading'
import { useAdministrator } from '../../server/use-administrator'
import { GrantRequestForm } from './form'
import type { GrantForm } from './use-request-grant'

/** The person may be filled in by their page; name, code and unit then need no typing. */
export function RequestGrantPage() {
  const administrator = useAdministrator().data
  const { key, state } = useLocation()
  if (!administrator) return <Loading />
  const { filled = {} } = (state ?? {}) as { filled?: Partial<GrantForm> }
  return <GrantRequestForm key={key} administrator={administrator} filled={filled} />
}
