import { publishDue } from '@zhixing/functions/announcements/publish-due'
import { tick } from '@zhixing/functions/push/tick'
import { handler as workHandler } from '@zhixing/functions/push/work'
import { ulid } from 'ulid'
import { type College, now, queue } from './given'

/** Everything in the queue, one message after the other; what fails waits for the next round, as its visibility would make it. */
export async function drainQueue(rounds = 100): Promise<number> {
  let failures = 0
  for (let round = 0; round < rounds && queue.sent.length; round++) {
    for (const { message } of queue.sent.splice(0)) {
      const event = { Records: [{ messageId: ulid(), body: JSON.stringify(message) }] }
      const { batchItemFailures } = await workHandler(event as never, {
        getRemainingTimeInMillis: () => 60_000,
      })
      failures += batchItemFailures.length
    }
  }
  return failures
}

/** The two schedules, some minutes long. */
export async function runSchedules(college: Pick<College, 'pass'>, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute++) {
    college.pass(60)
    await publishDue(now())
    await tick(now())
    await drainQueue()
  }
}
