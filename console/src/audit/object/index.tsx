import { ChangedKind, changedKindTitles } from '@zhixing/shared/audit/change'
import { listChangesOfObject } from '@zhixing/shared/audit/contract'
import { Navigate, useParams } from 'react-router-dom'
import { EmptyState } from '../../components/feedback/empty-state'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { addressOfObject, changeColumns, toChangeRow } from '../columns'
import '../audit.css'

/** Every change of one object, newest first. */
export function ObjectLogPage() {
  const { kind: kindInAddress, objectId = '' } = useParams()
  const { data: kind } = ChangedKind.safeParse(kindInAddress)
  return kind ? <ObjectLog kind={kind} objectId={objectId} /> : <Navigate to="/changes" replace />
}

function ObjectLog({ kind, objectId }: { kind: ChangedKind; objectId: string }) {
  const view = useListView('changes', changeColumns)
  const list = useManagedList({
    queryKey: ['changes of', kind, objectId],
    load: (cursor, signal) => call(listChangesOfObject, { kind, objectId, cursor }, signal),
    rowsOf: (page) => page.changes.map(toChangeRow),
  })
  const name = list.rows?.[0]?.title ?? ''
  return (
    <Page
      title={`${changedKindTitles[kind]}的操作记录`}
      back={{ to: '/changes', label: '操作记录' }}
      actions={<RefreshButton list={list} />}
    >
      <ManagedList
        list={list}
        view={view}
        rowKey="key"
        addressOf={addressOfObject}
        empty={<EmptyState description="没有操作记录，或不在您的管理范围内。" />}
        unit="条"
        sortedBy="记录时间排列，新的在前"
      >
        <p className="quiet">{name}</p>
      </ManagedList>
    </Page>
  )
}
