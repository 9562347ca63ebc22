import { onSchedule } from '../core/jobs/job'
import { log } from '../core/log'
import { enterHours } from './enter-hours'
import { findCreditRequest } from './store/credit-requests'
import { deleteRequestToEnter, listRequestsToEnter } from './store/requests-to-enter'

/** Longer than any request runs: a request whose row is older has written its approval, or never will. */
const REQUEST_MS_MAX = 5 * 60_000

/** Enters the hours of approvals that were interrupted. */
export const enterApprovedHours = async (now: Date): Promise<void> => {
  for (const { requestId, since } of await listRequestsToEnter()) {
    try {
      const request = await findCreditRequest(requestId)
      const isAbandoned = now.getTime() - Date.parse(since) > REQUEST_MS_MAX
      if (request?.state === 'approved') await enterHours(request, now)
      else if (isAbandoned) await deleteRequestToEnter(requestId)
    } catch (error) {
      // The row stays for the next run; the others go on.
      log.error({ event: 'hours-not-entered', creditRequestId: requestId }, error)
    }
  }
}

export const handler = onSchedule(enterApprovedHours)
