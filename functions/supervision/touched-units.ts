import { dayOf } from '@zhixing/shared/calendar'
import { countTotals } from './count-totals'
import type { Standing } from './store/standings'

/** A unit whose totals may have changed. */
export interface TouchedUnit {
  creditYear: number
  orgPath: string
}

/** Counts these units and all above them. `standings`: those that this run has read or written. */
export async function countUnits(
  touched: readonly TouchedUnit[],
  standings: readonly Standing[],
  now: Date,
): Promise<void> {
  for (const creditYear of new Set(touched.map((unit) => unit.creditYear))) {
    const ofYear = touched.filter((unit) => unit.creditYear === creditYear)
    const fresh = standings.filter((standing) => standing.creditYear === creditYear)
    await countTotals(
      new Set(ofYear.map(({ orgPath }) => orgPath)),
      new Map(fresh.map((standing) => [standing.learnerId, standing])),
      { creditYear, day: dayOf(now) },
    )
  }
}
