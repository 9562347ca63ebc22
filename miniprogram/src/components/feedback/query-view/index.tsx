import type { ReactNode } from 'react'
import { Unavailable } from '../../../api/http'
import type { QueryResult } from '../../../api/query-result'
import { BindInvitation } from '../bind-invitation'
import { Offline, OfflineBanner } from '../offline'
import { Refused } from '../refused'
import { Skeleton } from '../skeleton'

interface Props<T> {
  result: QueryResult<T>
  skeleton?: ReactNode
  /** Why a guest should bind, where the page needs a learner. */
  invitation?: string
  children: (data: T) => ReactNode
}

/** Renders a query: a skeleton while it is pending, its data, or why there is none and what can be done. */
export function QueryView<T>({ result, skeleton, invitation, children }: Props<T>) {
  const { data, error, isFetching, needsBinding, retry } = result
  if (needsBinding) return <BindInvitation reason={invitation} />
  if (data !== undefined) {
    return (
      <>
        {error instanceof Unavailable && <OfflineBanner retry={retry} />}
        {children(data)}
      </>
    )
  }
  if (!error) return <>{skeleton ?? <Skeleton />}</>
  if (error instanceof Unavailable) return <Offline title={error.title} retry={retry} isBusy={isFetching} />
  return <Refused error={error} retry={retry} />
}
