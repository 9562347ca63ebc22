import type { CreditEntry } from '@zhixing/shared/ledger/entry'
import { enteredAt } from '@zhixing/shared/ledger/rules'
import { Button } from 'antd'
import { useState } from 'react'
import { BeijingTime } from '../../components/content/beijing-time'
import { entryKindTitles, hoursText } from '../../components/content/study-hours'

/** More entries are shown on demand. */
const SHOWN_AT_FIRST = 10

/** The entries of a year, newest first, reversals among them. */
export function EntryList({ entries }: { entries: CreditEntry[] }) {
  const [showsAll, setShowsAll] = useState(false)
  if (entries.length === 0) return <span className="quiet">这一年没有入账的学时。</span>
  const shown = showsAll ? entries : entries.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <ul className="person-parts">
        {shown.map((entry) => (
          <li key={entry.entryId}>
            <div className="year-line">
              <span>{entry.title}</span>
              <strong>{`${entry.studyHours < 0 ? '−' : ''}${hoursText(entry.studyHours)}`}</strong>
            </div>
            <div className="quiet">
              {`${entryKindTitles[entry.kind]} · `}
              <BeijingTime at={enteredAt(entry)} />
            </div>
            {entry.kind === 'reversal' && <div className="quiet">{entry.reason}</div>}
          </li>
        ))}
      </ul>
      {shown.length < entries.length && (
        <Button onClick={() => setShowsAll(true)}>{`显示全部 ${entries.length} 笔`}</Button>
      )}
    </>
  )
}
