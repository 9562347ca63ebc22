import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoggedChange } from '@zhixing/shared/audit/contract'
import { listPersonChanges, type PersonFile } from '@zhixing/shared/people/contract'
import { Button, Timeline } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'

/** Every change of the person by an administrator, newest first; earlier ones are read on demand. */
export function ChangesCard({
  person: { learnerId, changes: latest, changesCursor },
}: {
  person: PersonFile
}) {
  const earlier = useInfiniteQuery({
    queryKey: ['people', 'changes', learnerId, changesCursor],
    queryFn: ({ pageParam, signal }) => call(listPersonChanges, { learnerId, cursor: pageParam }, signal),
    initialPageParam: changesCursor,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: false,
  })
  const { data, error, isFetching } = earlier
  const hasMore = data ? earlier.hasNextPage : changesCursor !== undefined
  const readMore = () => (data ? earlier.fetchNextPage() : earlier.refetch())
  const changes = [...latest, ...(data?.pages.flatMap((page) => page.changes) ?? [])]
  return (
    <SectionCard title="变动记录">
      {changes.length === 0 && <span className="quiet">登记以后没有变动。</span>}
      <Timeline
        items={changes.map((change) => ({ key: change.number, content: <Change change={change} /> }))}
      />
      {error && <LoadError error={error} onRetry={readMore} subject="更早的变动" inline />}
      {hasMore && !error && (
        <Button loading={isFetching} onClick={readMore}>
          更早的变动
        </Button>
      )}
    </SectionCard>
  )
}

const Change = ({ change: { actionTitle, by, at, comment, fields = [] } }: { change: LoggedChange }) => (
  <>
    <div>
      <strong>{actionTitle}</strong> <span className="quiet">{by || '系统'}</span>
    </div>
    {fields.map(({ title, before, after }) => (
      <div key={title}>
        <span className="quiet">{title}</span> {before !== undefined && <del>{before}</del>}{' '}
        {after !== undefined && <ins>{after}</ins>}
      </div>
    ))}
    {comment && <div>{comment}</div>}
    <div className="quiet">
      <BeijingTime at={at} />
    </div>
  </>
)
