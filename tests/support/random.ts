import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Random = () => number

/** Numbers in [0, 1) that are the same for the same seed, so that a reported run can be repeated. */
export function randomOf(seed: number): Random {
  const generator = xoroshiro128plus(seed)
  return () => uniformFloat64(generator)
}

export const integerBelow = (limit: number, random: Random) => Math.floor(random() * limit)
