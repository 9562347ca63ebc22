import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { tick } from '@zhixing/functions/push/tick'
import { handler as work } from '@zhixing/functions/push/work'
import { ulid } from 'ulid'
import { type College, now, queue } from './given'

/**
 * Works on queued messages one by one until none is left; returns the number of failures. The queue does not
 * return failed messages.
 */
export async function drainQueue(rounds = 100): Promise<number> {
  const context = { getRemainingTimeInMillis: () => 60_000 }
  let failures = 0
  for (let round = 0; round < rounds && queue.sent.length; round++) {
    for (const { message } of queue.sent.splice(0)) {
      const event = { Records: [{ messageId: ulid(), body: JSON.stringify(message) }] }
      const { batchItemFailures } = await work(event as never, context)
      failures += batchItemFailures.length
    }
  }
  return failures
}

/** Passes some minutes; in each the two schedules run, and then the queue. */
export async function runSchedules(college: Pick<College, 'passTime'>, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    college.passTime(60)
    await publishDue(now())
    await tick(now())
    await drainQueue()
  }
}
