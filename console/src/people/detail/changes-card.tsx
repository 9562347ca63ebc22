import { useInfiniteQuery } from '@tanstack/react-query'
import type { LoggedChange } from '@zhixing/shared/audit/contract'
import { listPersonChanges } from '@zhixing/shared/people/contract'
import { Button, Timeline } from 'antd'
import { BeijingTime } from '../../components/content/beijing-time'
import { LoadError } from '../../components/feedback/load-error'
import { Loading } from '../../components/feedback/loading'
import { SectionCard } from '../../components/page/section-card'
import { call } from '../../server/call'

/** Every change of the person by an administrator, newest first. */
export function ChangesCard({ learnerId }: { learnerId: string }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['people', 'changes', learnerId],
    queryFn: ({ pageParam, signal }) => call(listPersonChanges, { learnerId, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  })
  if (error && !data) return <LoadError error={error} onRetry={refetch} subject="变动记录" inline />
  if (!data) return <Loading />
  const changes = data.pages.flatMap((page) => page.changes)
  return (
    <SectionCard title="变动记录">
      {changes.length === 0 && <span className="quiet">登记以后没有变动。</span>}
      <Timeline
        items={changes.map((change) => ({ key: change.number, content: <Change change={change} /> }))}
      />
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
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
