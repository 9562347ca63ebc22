export interface Backoff {
  /** The upper limit of the first delay; it doubles with every further retry. */
  baseMs: number
  /** The upper limit of every delay; without it the doubling has no end. */
  maxMs?: number
  /**
   * `full`: anything from 0 to the limit, the default. `half`: 50 % to 150 % of it, for callers that must
   * not retry at once.
   */
  jitter?: 'full' | 'half'
}

export interface RetryOptions {
  /** The first attempt included. */
  attemptsMax: number
  isTransient: (error: unknown) => boolean
  backoff: Backoff
  sleep?: (milliseconds: number) => Promise<unknown>
  /** A number in [0, 1). */
  random?: () => number
}

/**
 * Runs `attempt` until it succeeds, fails with an error that is not transient, or has failed `attemptsMax`
 * times. Returns its result; throws its last error.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { attemptsMax, isTransient, backoff, sleep = sleepMs, random = Math.random }: RetryOptions,
): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await attempt()
    } catch (error) {
      if (failures >= attemptsMax || !isTransient(error)) throw error
      await sleep(backoffMs(failures, backoff, random))
    }
  }
}

/**
 * Milliseconds to wait after so many failures (1 or more). The jitter spreads the instances that were
 * refused together. Source: AWS Architecture Blog, "Exponential Backoff and Jitter".
 */
export function backoffMs(
  failures: number,
  { baseMs, maxMs, jitter }: Backoff,
  random = Math.random,
): number {
  const limit = Math.min(maxMs ?? Number.POSITIVE_INFINITY, baseMs * 2 ** (failures - 1))
  return limit * (jitter === 'half' ? 0.5 + random() : random())
}

export const sleepMs = (milliseconds: number): Promise<unknown> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
