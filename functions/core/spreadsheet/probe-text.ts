const PROBE_BYTES = 256 * 1024

/** The first bytes, and an iterable that yields them again before the rest. */
export async function probeStart(chunks: AsyncIterable<Uint8Array>) {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let bytes = 0
  while (bytes < PROBE_BYTES) {
    const { value, done } = await iterator.next()
    if (done) break
    first.push(value)
    bytes += value.length
  }
  async function* all() {
    yield* first
    for (;;) {
      const { value, done } = await iterator.next()
      if (done) return
      yield value
    }
  }
  return { probe: Buffer.concat(first).subarray(0, PROBE_BYTES), all: all() }
}

/** A character cut at the end of the probe does not count. */
export function isUtf8(probe: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(probe, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The separator that the first lines hold most often; a comma if they hold none. */
export function delimiterOf(start: string): string {
  const lines = start.split(/\r?\n/).slice(0, 20).join('\n')
  const counts = [',', '\t', ';'].map((separator) => lines.split(separator).length)
  const best = counts.indexOf(Math.max(...counts))
  return [',', '\t', ';'][best] ?? ','
}
