import { DAY_MS, dayOf, startOfDay } from '@zhixing/shared/calendar'
import { Tag } from 'antd'
import { useRef } from 'react'
import { Link } from 'react-router-dom'
import { BeijingTime } from '../content/beijing-time'
import { ROW_LINK, useRowKeys } from '../list/rows/use-row-keys'
import type { WaitingRow } from '../shell/console-module'

/** J and K go from one to the next, as in every list. */
export function WaitingRows({ rows }: { rows: WaitingRow[] }) {
  const list = useRef<HTMLUListElement>(null)
  useRowKeys(list)
  return (
    <ul ref={list} className="waiting-rows" aria-label="等您处理的事项">
      {rows.map(({ to, title, task, about, since }) => (
        <li key={to}>
          <Link to={to} className="waiting-row" {...{ [ROW_LINK]: '' }}>
            <span className="waiting-title">{title}</span>
            <Tag color="gold">{task}</Tag>
            <span className="quiet">{about}</span>
            <span className="quiet waiting-since">
              <BeijingTime at={since} /> · {waitText(new Date(since), new Date())}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** By the calendar in Beijing, as people count: what came yesterday evening waits for a day. */
function waitText(since: Date, now: Date): string {
  const startOf = (instant: Date) => startOfDay(dayOf(instant)).getTime()
  const days = (startOf(now) - startOf(since)) / DAY_MS
  return days < 1 ? '今天' : `已等 ${days} 天`
}
