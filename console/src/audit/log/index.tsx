import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { ChangedKind, changedKindTitles } from '@zhixing/shared/audit/change'
import { listChanges } from '@zhixing/shared/audit/contract'
import { dayAfter, dayOf } from '@zhixing/shared/calendar'
import { Day } from '@zhixing/shared/contract'
import { Button, Select } from 'antd'
import { EmptyState } from '../../components/feedback/empty-state'
import { DayInput } from '../../components/forms/day-input'
import { ManagedList } from '../../components/list/managed-list'
import { RefreshButton } from '../../components/list/refresh-button'
import { useAddressFilters } from '../../components/list/use-address-filters'
import { useListView } from '../../components/list/use-list-view'
import { useManagedList } from '../../components/list/use-managed-list'
import { Page } from '../../components/page/page'
import { call } from '../../server/call'
import { addressOfObject, changeColumns, toChangeRow } from '../columns'
import '../audit.css'

/** What administrators changed on one day, for the auditor. */
export function ChangeLogPage() {
  const today = dayOf(new Date())
  const { filters, setFilter } = useAddressFilters({ day: Day, kind: ChangedKind })
  const { day = today, kind } = filters
  const view = useListView('changes', changeColumns)
  const list = useManagedList({
    queryKey: ['changes', day, kind],
    load: (cursor, signal) => call(listChanges, { day, kind, cursor }, signal),
    rowsOf: (page) => page.changes.map(toChangeRow),
  })
  return (
    <Page title="操作记录" actions={<RefreshButton list={list} />}>
      <ManagedList
        list={list}
        view={view}
        rowKey="key"
        addressOf={addressOfObject}
        empty={<EmptyState description="这一天没有操作记录。" />}
        unit="条"
        sortedBy="记录时间排列，新的在前"
      >
        <p className="quiet">谁在什么时候、从哪里、改了什么。只能增加，不能修改和删除。</p>
        <div className="change-filters">
          <DayFilter day={day} today={today} onChoose={(next) => setFilter('day', next)} />
          <Select
            aria-label="按对象筛选"
            className="change-kind"
            allowClear
            placeholder="全部对象"
            value={kind}
            onChange={(next) => setFilter('kind', next)}
            options={ChangedKind.options.map((value) => ({ value, label: changedKindTitles[value] }))}
          />
        </div>
      </ManagedList>
    </Page>
  )
}

interface DayFilterProps {
  day: string
  today: string
  onChoose: (day: string) => void
}

/** The day, with the days before and after it. */
const DayFilter = ({ day, today, onChoose }: DayFilterProps) => (
  <div className="change-day">
    <Button
      icon={<LeftOutlined aria-hidden />}
      aria-label="前一天"
      onClick={() => onChoose(dayAfter(day, -1))}
    />
    <DayInput label="日期" value={day} max={today} onChange={(next) => next !== '' && onChoose(next)} />
    <Button
      icon={<RightOutlined aria-hidden />}
      aria-label="后一天"
      disabled={day >= today}
      onClick={() => onChoose(dayAfter(day, 1))}
    />
  </div>
)
