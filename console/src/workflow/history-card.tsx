import { Timeline } from 'antd'
import { BeijingTime } from '../components/content/beijing-time'
import { SectionCard } from '../components/page/section-card'
import './workflow.css'

export interface HistoryEntry {
  title: string
  /** Name of the person who took the step; absent for what the system did. */
  by?: string | undefined
  at: string
  comment?: string | undefined
  colour?: string | undefined
}

/** The steps of a document as the server returns them, with the module's titles and colours. */
export const historyEntries = <Name extends string>(
  history: { step: Name; by: string; at: string; comment?: string | undefined }[],
  titles: Record<Name, string>,
  colours: Partial<Record<Name, string>>,
): HistoryEntry[] =>
  history.map(({ step, ...entry }) => ({ ...entry, title: titles[step], colour: colours[step] }))

/** What was done, by which person and when. Entries come oldest first and are shown newest first. */
export const HistoryCard = ({ entries }: { entries: HistoryEntry[] }) => (
  <SectionCard title="办理过程">
    <Timeline
      items={entries.toReversed().map(({ title, by, at, comment, colour = 'gray' }) => ({
        key: `${at}${title}`,
        color: colour,
        content: (
          <>
            <div>
              <strong>{title}</strong> <span className="quiet">{by}</span>
            </div>
            {comment && <div className="history-comment">{comment}</div>}
            <div className="quiet">
              <BeijingTime at={at} />
            </div>
          </>
        ),
      }))}
    />
  </SectionCard>
)
