import type { ScheduledEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type * as z from 'zod'
import { clock } from '../clock'
import { log } from '../log'

interface MessageCall<Message> {
  message: Message
  now: Date
  /** Milliseconds until Lambda ends this invocation. */
  remainingMs: () => number
}

interface LambdaContext {
  getRemainingTimeInMillis: () => number
}

/** On one machine, where no Lambda ends the invocation. */
const LOCAL_REMAINING_MS = 60_000

/**
 * A Lambda for the queue: runs `run` for every message on its own. A message that fails returns to the
 * queue alone, and after five failures moves to the dead-letter queue.
 */
export const onMessage =
  <Schema extends z.ZodType>(schema: Schema, run: (call: MessageCall<z.output<Schema>>) => Promise<void>) =>
  async (event: SQSEvent, context?: LambdaContext): Promise<SQSBatchResponse> => {
    const remainingMs = () => context?.getRemainingTimeInMillis() ?? LOCAL_REMAINING_MS
    const receive = async (messageId: string, body: string) => {
      try {
        await run({ message: schema.parse(JSON.parse(body)), now: clock.now(), remainingMs })
        return []
      } catch (error) {
        log.error({ event: 'message-failed', messageId }, error)
        return [{ itemIdentifier: messageId }]
      }
    }
    const failures = await Promise.all(event.Records.map(({ messageId, body }) => receive(messageId, body)))
    return { batchItemFailures: failures.flat() }
  }

/** A Lambda for a schedule. An error is thrown on to Lambda, which logs it; the next run starts over. */
export const onSchedule = (run: (now: Date) => Promise<void>) => async (_event?: ScheduledEvent) =>
  run(clock.now())
