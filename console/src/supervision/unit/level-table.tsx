import type { OutputOf } from '@zhixing/shared/contract'
import { jobLevelTitles } from '@zhixing/shared/identity/role'
import type { getCompletion, StandingFilter } from '@zhixing/shared/supervision/contract'
import {
  type CompletionFigures,
  type LevelCounts,
  sumFigures,
} from '@zhixing/shared/supervision/level-counts'
import { CountLink } from '../count-link'
import { addressOfPeople, standingFilterTitles } from '../words'

export type Completion = OutputOf<typeof getCompletion>

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

/** One line for each job level, and their sum. */
export function LevelTable({ completion }: { completion: Completion }) {
  const { counts } = completion.unit
  return (
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
          {counts.map((each) => (
            <LevelRow key={each.jobLevel} counts={each} completion={completion} />
          ))}
        </tbody>
        <tfoot>
          <LevelRow counts={sumFigures(counts)} completion={completion} />
        </tfoot>
      </table>
    </div>
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
