import { minuteOf } from '@zhixing/shared/calendar'

/** Until when everything recorded is in the numbers of the page. */
export const CountedThrough = ({ at }: { at: string | undefined }) => (
  <span className="quiet">{at ? `截至 ${minuteOf(new Date(at))}` : '还没有统计过'}</span>
)
