import { minuteOf } from '@zhixing/shared/calendar'
import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Timeline } from 'antd'
import { SectionCard } from '../../components/page/section-card'
import { colours } from '../../style/theme'

type DayEvent = ReviewDetail['timeline'][number]

const eventTitles: Record<DayEvent['what'], string> = {
  began: '开始连续学习',
  completed: '学完课时',
  awarded: '学时入账',
  raised: '提请复核',
}
/** Ant Design's blue is our accent, and red would blame the learner for completing a lesson. */
const eventColours: Record<DayEvent['what'], string> = {
  began: 'gray',
  completed: colours.info,
  awarded: 'green',
  raised: 'orange',
}

const YEAR_LENGTH = '2026-'.length

/** `12-31 08:30`: the other cards show the year, and times after midnight belong to the next day. */
const dateAndMinuteOf = (instant: string) => minuteOf(new Date(instant)).slice(YEAR_LENGTH)

/** What happened on the reviewed day, in the order in which it happened. */
export const DayTimelineCard = ({ timeline }: { timeline: DayEvent[] }) => (
  <SectionCard title="当天的学习经过">
    <Timeline
      items={timeline.map(({ at, what, title }) => ({
        key: `${at}${what}${title}`,
        color: eventColours[what],
        content: (
          <>
            <time dateTime={at} className="beijing-time">
              {dateAndMinuteOf(at)}
            </time>{' '}
            {eventTitles[what]}
            {title && <span>《{title}》</span>}
          </>
        ),
      }))}
    />
  </SectionCard>
)
