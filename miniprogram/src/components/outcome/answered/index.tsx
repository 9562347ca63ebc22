import type { ReactNode } from 'react'
import { Unavailable } from '../../../api/http'
import type { Answered as Answer } from '../../../api/use-contract-query'
import { Skeleton } from '../../page/skeleton'
import { Invitation } from '../invitation'
import { Offline, OfflineBanner } from '../offline'
import { Refused } from '../refused'

interface Props<T> {
  by: Answer<T>
  /** What is drawn while nothing is known: the shape of what comes. */
  skeleton?: ReactNode
  /** Said to a guest whose page needs a learner. */
  invitation?: string
  children: (data: T) => ReactNode
}

/** What a page shows of an answer: its shape while it is awaited, itself, or why it is not there and what can be done. */
export function Answered<T>({ by, skeleton, invitation, children }: Props<T>) {
  if (by.uninvited) return <Invitation says={invitation} />
  if (by.data !== undefined) {
    return (
      <>
        {by.error instanceof Unavailable && <OfflineBanner retry={by.retry} />}
        {children(by.data)}
      </>
    )
  }
  if (!by.error) return <>{skeleton ?? <Skeleton />}</>
  if (by.error instanceof Unavailable)
    return <Offline title={by.error.title} retry={by.retry} busy={by.isFetching} />
  return <Refused error={by.error} retry={by.retry} />
}
