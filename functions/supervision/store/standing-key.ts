import { JobLevel } from '@zhixing/shared/identity/role'
import { type CountedStanding, StandingState } from '@zhixing/shared/supervision/standing'

/** What the sort key of pattern S2 says of a learner. */
export interface IndexedStanding extends CountedStanding {
  learnerId: string
}

const NEVER_LATE = '-'

export const standingSortKeyOf = ({ state, jobLevel, isBound, lateFrom, learnerId }: IndexedStanding) =>
  [state, jobLevel, isBound ? 'bound' : 'unbound', lateFrom ?? NEVER_LATE, learnerId].join('#')

/** Throws on a key of another form: a standing that cannot be read must not be left out of a total. */
export function parseStandingSortKey(sortKey: string): IndexedStanding {
  const [state, jobLevel, bound, lateFrom, learnerId] = sortKey.split('#')
  if (learnerId === undefined) throw new Error('a standing has no learner in its key')
  return {
    state: StandingState.parse(state),
    jobLevel: JobLevel.parse(jobLevel),
    isBound: bound === 'bound',
    lateFrom: lateFrom === NEVER_LATE ? undefined : lateFrom,
    learnerId,
  }
}
