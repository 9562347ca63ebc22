import { minuteOf } from '@zhixing/shared/calendar'

/** An instant as the clock in Beijing shows it, to the minute; a dash where there is none. */
export const BeijingTime = ({ at }: { at?: string | undefined }) =>
  at ? (
    <time dateTime={at} className="beijing-time">
      {minuteOf(new Date(at))}
    </time>
  ) : (
    <span className="quiet">—</span>
  )
