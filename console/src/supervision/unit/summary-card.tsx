import type { OutputOf } from '@zhixing/shared/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { getCompletion, StandingFilter } from '@zhixing/shared/supervision/contract'
import {
  type CompletionFigures,
  type LevelCounts,
  requiredPeople,
  sumFigures,
} from '@zhixing/shared/supervision/level-counts'
import { dayHoursMax } from '@zhixing/shared/supervision/standing'
import { SectionCard } from '../../components/page/section-card'
import { CompletionBar } from '../completion-bar'
import { CountLink } from '../count-link'
import { addressOfPeople, standingFilterTitles } from '../words'

type Completion = OutputOf<typeof getCompletion>

interface Column {
  title: string
  filter?: StandingFilter
  countOf: (figures: CompletionFigures) => number
}

const columns: Column[] = [
  { title: '名册人数', countOf: ({ people }) => people },
  { title: standingFilterTitles.met, filter: 'met', countOf: ({ met }) => met },
  { title: standingFilterTitles['on-the-way'], filter: 'on-the-way', countOf: ({ onTheWay }) => onTheWay },
  { title: standingFilterTitles['not-begun'], filter: 'not-begun', countOf: ({ notBegun }) => notBegun },
  { title: standingFilterTitles.late, filter: 'late', countOf: ({ late }) => late },
  { title: standingFilterTitles.unbound, filter: 'unbound', countOf: ({ people, bound }) => people - bound },
]

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
      <div className="level-scroll">
        <table className="level-table">
          <thead>
            <tr>
              <th scope="col">职级</th>
              {columns.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {unit.counts.map((counts) => (
              <LevelRow key={counts.jobLevel} counts={counts} completion={completion} />
            ))}
          </tbody>
          <tfoot>
            <LevelRow counts={whole} completion={completion} />
          </tfoot>
        </table>
      </div>
      <p className="quiet">
        {`按 ${creditYear} 年度的学时要求统计。来不及：余下的日子每天学满 ${dayHoursMax} 学时也完不成，需要采取措施。单位按行政区划代码排列，不排名。`}
      </p>
    </SectionCard>
  )
}

/** Without a job level: the sum of all levels. */
function LevelRow({
  counts,
  completion,
}: {
  counts: CompletionFigures | LevelCounts
  completion: Completion
}) {
  const { unit, creditYear } = completion
  const level = 'jobLevel' in counts ? counts.jobLevel : undefined
  const name = level ? jobLevelTitles[level] : '合计'
  return (
    <tr>
      <th scope="row">{name}</th>
      {columns.map(({ title, filter, countOf }) => (
        <td key={title}>
          <CountLink
            to={addressOfPeople({ organisationId: unit.organisationId, year: creditYear, filter, level })}
            count={countOf(counts)}
            label={`${name}，${title}`}
          />
        </td>
      ))}
    </tr>
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
