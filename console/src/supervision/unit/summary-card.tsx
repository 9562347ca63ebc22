import { type CompletionFigures, requiredPeople, sumFigures } from '@zhixing/shared/supervision/level-counts'
import { dayHoursMax } from '@zhixing/shared/supervision/standing'
import { SectionCard } from '../../components/page/section-card'
import { CompletionBar } from '../completion-bar'
import { type Completion, LevelTable } from './level-table'

/** The whole unit with all below it: one line for each job level, and their sum. */
export function SummaryCard({ completion }: { completion: Completion }) {
  const { unit, creditYear, average } = completion
  const whole = sumFigures(unit.counts)
  return (
    <SectionCard title={unit.hasChildren ? '全部单位合计' : '本单位'} className="completion-summary">
      <CompletionBar figures={whole} />
      <p className="completion-legend">
        <span className="legend-met">已达到</span>
        <span className="legend-on-the-way">学习中</span>
        <span className="legend-rest">未开始</span>
        <span className="quiet">{shareText(whole)}</span>
        {average && (
          <span className="quiet">{`上级单位整体已达到 ${percentOf(average.met, average.required)}`}</span>
        )}
      </p>
      <LevelTable completion={completion} />
      <p className="quiet">
        {`按 ${creditYear} 年度的学时要求统计。来不及：余下的日子每天学满 ${dayHoursMax} 学时也完不成，需要采取措施。单位按行政区划代码排列，不排名。`}
      </p>
    </SectionCard>
  )
}

/** 人数很少时百分比会误导。 Below five people, a share says more than is known. */
const SHARE_PEOPLE_MIN = 5

const percentOf = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`

function shareText(figures: CompletionFigures): string {
  const required = requiredPeople(figures)
  const share = required < SHARE_PEOPLE_MIN ? '' : `（${percentOf(figures.met, required)}）`
  return `有要求的 ${required} 人中已达到 ${figures.met} 人${share}`
}
