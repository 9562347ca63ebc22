import { minuteOf } from '@zhixing/shared/calendar'

/** An instant as people in Beijing read it. */
export const BeijingTime = ({ at }: { at?: string | undefined }) =>
  at ? (
    <time dateTime={at} className="when">
      {minuteOf(new Date(at))}
    </time>
  ) : (
    <span className="quiet">—</span>
  )
