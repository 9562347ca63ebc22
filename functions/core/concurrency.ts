import pMap from 'p-map'

/**
 * Requests that one invocation has under way at the same time: enough to hide the latency, few enough to
 * leave the table to others.
 */
const CONCURRENCY = 6

/**
 * Runs `run` for every entry, at most `concurrency` at the same time, in order of the entries.
 * Rejects with the first error; entries that have not begun by then are left out.
 */
export async function forEachConcurrently<T>(
  entries: Iterable<T>,
  run: (entry: T) => Promise<unknown>,
  concurrency = CONCURRENCY,
): Promise<void> {
  await pMap(entries, run, { concurrency })
}
