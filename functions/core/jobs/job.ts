import type { ScheduledEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type * as z from 'zod'
import { clock } from '../clock'

interface Told<M> {
  message: M
  now: Date
  remainingMs: () => number
}
interface LambdaContext {
  getRemainingTimeInMillis: () => number
}

/** Each message on its own: one that fails comes back alone, and after five times goes to the dead-letter queue. */
export const onMessage =
  <S extends z.ZodType>(schema: S, run: (told: Told<z.output<S>>) => Promise<void>) =>
  async (event: SQSEvent, context?: LambdaContext): Promise<SQSBatchResponse> => {
    const remainingMs = () => context?.getRemainingTimeInMillis() ?? 60_000
    const failed = await Promise.all(
      event.Records.map(async ({ messageId, body }) => {
        try {
          await run({ message: schema.parse(JSON.parse(body)), now: clock.now(), remainingMs })
          return []
        } catch (error) {
          console.error(
            JSON.stringify({
              level: 'error',
              messageId,
              error: error instanceof Error ? error.stack : error,
            }),
          )
          return [{ itemIdentifier: messageId }]
        }
      }),
    )
    return { batchItemFailures: failed.flat() }
  }

export const onSchedule = (run: (now: Date) => Promise<void>) => async (_event?: ScheduledEvent) =>
  run(clock.now())
