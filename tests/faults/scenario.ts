import type { WireItem } from '../support/engine/units'

/** What the caller of a verb or job learned: a status, and the problem's slug unless it is 200. */
export interface VerbAnswer {
  status: number
  type?: string | undefined
}

/** One call of one verb, in circumstances in which it has something to write. */
export interface Scenario {
  /** `module/contract`, or the name of a function of serverless.yml that a schedule or the queue calls. */
  verb: string
  /** Tells apart the scenarios of one verb. */
  when?: string
  /** Resolves to the call. It is made again, unchanged, until an answer is good. */
  arrange: () => Promise<(now: Date) => Promise<VerbAnswer>>
  /** The schedule that runs a little later in any case. */
  afterwards?: (now: Date) => Promise<unknown>
  /** Attributes whose values depend on the number of tries. */
  varyingFields?: string[]
  /** Prefixes of partitions whose rows depend on the number of tries. */
  varyingPartitions?: string[]
  /** Rows that may be left behind by design, because every reader checks the row they point to. */
  isHarmlessLeftover?: (item: WireItem, all: WireItem[]) => boolean
  /** What must hold of the final table although it may vary; returns a sentence for each violation. */
  violations?: (items: WireItem[]) => string[]
  /** Problems that a retry may be answered with when the first try did commit; 200 is always accepted. */
  repeatProblems?: string[]
}

export const titleOf = ({ verb, when }: Scenario) => (when ? `${verb}, ${when}` : verb)

/** Jobs are called again by their schedule or queue, whatever the first call answered. */
export const isJob = ({ verb }: Scenario) => !verb.includes('/')
