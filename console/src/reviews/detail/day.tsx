import { minuteOf } from '@zhixing/shared/calendar'
import type { ReviewDetail } from '@zhixing/shared/reviews/contract'
import { Card, Timeline } from 'antd'
import { colours } from '../../style/theme'

type Moment = ReviewDetail['timeline'][number]

const titles: Record<Moment['what'], string> = {
  began: '开始连续学习',
  completed: '学完课时',
  awarded: '学时入账',
  raised: '提请复核',
}
/** A timeline’s own blue is the accent, and red would blame a lesson for being completed. */
const marks: Record<Moment['what'], string> = {
  began: 'gray',
  completed: colours.info,
  awarded: 'green',
  raised: 'orange',
}

/** In the order in which it happened: this is read like a story. */
export const DayCourse = ({ timeline }: { timeline: Moment[] }) => (
  <Card title="当天的学习经过">
    <Timeline
      items={timeline.map(({ at, what, title }) => ({
        key: `${at}${what}${title}`,
        color: marks[what],
        content: (
          <>
            <time dateTime={at} className="when">
              {minuteOf(new Date(at)).slice(5)}
            </time>{' '}
            {titles[what]}
            {title && <span>《{title}》</span>}
          </>
        ),
      }))}
    />
  </Card>
)
