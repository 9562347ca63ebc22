import { onSchedule } from '../core/jobs/job'
import { settle } from './settle-request'
import { findRequest, findToSettle, forgetToSettle } from './store/requests'

const UNDERWAY_MS = 5 * 60_000 // longer than any request lives: whoever wrote the row has written the approval by then, or never will

/** Finishes what an approval left half done when it was interrupted. */
export const settleRequests = async (now: Date): Promise<void> => {
  for (const { requestId, since } of await findToSettle()) {
    try {
      const request = await findRequest(requestId)
      if (request?.state === 'approved') await settle(request, now)
      else if (now.getTime() - Date.parse(since) > UNDERWAY_MS) await forgetToSettle(requestId)
    } catch (error) {
      // One that fails stays to be settled; the others are not held up by it.
      console.error(
        JSON.stringify({ level: 'error', requestId, error: error instanceof Error ? error.stack : error }),
      )
    }
  }
}

export const handler = onSchedule(settleRequests)
