import * as z from 'zod'
import { useAdministrator } from '../../server/use-administrator'
import { EmptyState } from '../feedback/empty-state'
import { LoadError } from '../feedback/load-error'
import { Loading } from '../feedback/loading'
import '../list/list.css'
import { RefreshButton } from '../list/refresh-button'
import { StateTabs } from '../list/state-tabs'
import { useAddressFilters } from '../list/use-address-filters'
import { LinkButton } from '../page/link-button'
import { Page } from '../page/page'
import { isVisibleTo, type MenuEntry } from '../shell/console-module'
import './home.css'
import { useWaitingLists, type WaitingPart } from './use-waiting-lists'
import { WaitingRows } from './waiting-rows'

/** The start page: everything that waits for a step of this administrator, the longest wait first. */
export function HomePage({ menu }: { menu: MenuEntry[] }) {
  const grants = useAdministrator().data?.grants ?? []
  const parts = useWaitingLists(menu, grants)
  const { filters, setFilter } = useAddressFilters({ part: z.string() })
  const chosen = parts.find(({ path }) => path === filters.part)
  const shown = chosen ? [chosen] : parts
  const rows = shown
    .flatMap((part) => part.rows ?? [])
    .sort((one, other) => (one.since < other.since ? -1 : 1))
  const isPending = shown.some((part) => !part.rows && !part.error)
  const isComplete = shown.every((part) => part.rows)
  const refresh = {
    isRefetching: parts.some((part) => part.isRefetching),
    refetch: () => Promise.all(parts.map(({ refetch }) => refetch())),
  }
  return (
    <Page title="待我处理" actions={<RefreshButton list={refresh} />}>
      <div className="waiting">
        {parts.length > 1 && (
          <StateTabs
            states={parts.map(({ path }) => path)}
            titles={Object.fromEntries(parts.map((part) => [part.path, titleWithCount(part)]))}
            chosen={chosen?.path}
            onChoose={(path) => setFilter('part', path)}
          />
        )}
        {shown.map(({ path, label, error, refetch }) =>
          error ? <LoadError key={path} subject={label} error={error} onRetry={refetch} inline /> : null,
        )}
        <p role="status" className="quiet">
          {isComplete && rows.length > 0 && summaryOf(shown, rows.length)}
        </p>
        <WaitingRows rows={rows} />
        {isPending && <Loading />}
        {isComplete && !rows.length && (
          <EmptyState description="现在没有等您处理的事项。需要您审批、发布、复核或答复的，会列在这里。">
            <div className="empty-buttons">
              {menu
                .filter(({ visibleTo }) => isVisibleTo(visibleTo, grants))
                .map(({ path, label }) => (
                  <LinkButton key={path} to={`/${path}`}>
                    {label}
                  </LinkButton>
                ))}
            </div>
          </EmptyState>
        )}
      </div>
    </Page>
  )
}

/** `公告 3`; without a number while it is not known. */
const titleWithCount = ({ label, rows, hasMore }: WaitingPart) =>
  rows ? `${label} ${rows.length}${hasMore ? '+' : ''}` : label

function summaryOf(parts: WaitingPart[], count: number): string {
  if (parts.some(({ hasMore }) => hasMore)) return `先列出最近的 ${count} 件，办完后刷新，会列出其余的。`
  return `共 ${count} 件，等得最久的在最前面。`
}
