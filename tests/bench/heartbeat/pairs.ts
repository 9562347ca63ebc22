/** What two servers did in slices of time beside each other, as ratios of pairs. */
export interface PairRatios {
  median: number
  /** The quartiles: half of the pairs lie between them. */
  low: number
  high: number
}

/** Each run of ours ÷ the run of the peer in the same round, so that other load affects both sides. */
export function ratiosOfPairs(ours: readonly number[], peers: readonly number[]): PairRatios {
  if (ours.length !== peers.length || ours.length === 0)
    throw new Error(`${ours.length} runs cannot be paired with ${peers.length}`)
  const ratios = ours.map((run, round) => run / (peers[round] as number)).sort((one, other) => one - other)
  return { median: quantile(ratios, 0.5), low: quantile(ratios, 0.25), high: quantile(ratios, 0.75) }
}

/** Between two values of a sorted list, the value in proportion to their distance. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] as number
  const above = sorted[Math.ceil(at)] as number
  return below + (above - below) * (at - Math.floor(at))
}
