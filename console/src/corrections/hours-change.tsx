import { changeText } from './words'

/** How many hours a request adds or takes away, with its sign. */
export const HoursChange = ({ studyHours }: { studyHours: number }) => (
  <span className={studyHours < 0 ? 'hours-change less' : 'hours-change'}>{changeText(studyHours)}</span>
)
