/** `[from, to)` in whole tenths of a second. */
type Stretch = [from: number, to: number]

/**
 * Stretches as the table keeps them: the way from the end of the last to each, and its length, in turn and to the base 36. Forty of them take half the
 * room of a list, and a table reads one text faster than eighty numbers.
 */
export function packIntervals(stretches: readonly Stretch[]): string {
  let at = 0
  let packed = ''
  for (const [from, to] of stretches) {
    packed += `${packed && ' '}${(from - at).toString(36)} ${(to - from).toString(36)}`
    at = to
  }
  return packed
}

/** What `packedStretches` wrote. Throws on anything else. */
export function unpackIntervals(packed: string): Stretch[] {
  const numbers = packed === '' ? [] : packed.split(' ').map((each) => Number.parseInt(each, 36))
  if (numbers.length % 2 || numbers.some(Number.isNaN)) throw new Error(`these are no stretches: ${packed}`)
  let at = 0
  const stretches: Stretch[] = []
  for (let i = 0; i < numbers.length; i += 2) {
    const from = at + (numbers[i] as number)
    at = from + (numbers[i + 1] as number)
    stretches.push([from, at])
  }
  return stretches
}
