import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Queue } from './queue'

interface Mapping {
  queue: Queue
  handler: (event: unknown, context?: unknown) => Promise<unknown>
  /** How many batches may be underway at once: the throttle, as `maximumConcurrency` is in the cloud. */
  concurrency?: number
  timeoutMs?: number
}

const BATCH = 10
const WAIT_SECONDS = 20

/**
 * Plays the event source mapping: what the handler does not name as failed is deleted, the rest comes back when its visibility runs out, and
 * a handler that throws gets the whole batch again.
 */
export function startEventSource({ queue, handler, concurrency = 4, timeoutMs = 60_000 }: Mapping) {
  const ended = new AbortController()
  const poll = async () => {
    while (!ended.signal.aborted) {
      const messages = await receive(queue, ended.signal)
      if (messages.length > 0)
        await settle(queue, messages, await failedOf(handler, messages, queue.arn, timeoutMs))
    }
  }
  const polls = Promise.all(Array.from({ length: concurrency }, poll))
  return {
    /** Resolves once what is underway has been settled. */
    stop: async () => {
      ended.abort()
      await polls
    },
  }
}

async function receive({ client, url }: Queue, abortSignal: AbortSignal): Promise<Message[]> {
  const asked = {
    QueueUrl: url,
    MaxNumberOfMessages: BATCH,
    WaitTimeSeconds: WAIT_SECONDS,
    MessageSystemAttributeNames: ['All' as const],
  }
  try {
    return (await client.send(new ReceiveMessageCommand(asked), { abortSignal })).Messages ?? []
  } catch (error) {
    if (!abortSignal.aborted) {
      console.error('the queue does not answer', error)
      await new Promise((resolve) => setTimeout(resolve, 1000))
    }
    return []
  }
}

async function failedOf(
  handler: Mapping['handler'],
  messages: Message[],
  arn: string,
  timeoutMs: number,
): Promise<Set<string>> {
  const until = Date.now() + timeoutMs
  try {
    const context = { getRemainingTimeInMillis: () => Math.max(until - Date.now(), 0) }
    const answer = (await handler(eventOf(messages, arn), context)) as SQSBatchResponse | undefined
    return new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  } catch (error) {
    console.error('the queue worker failed', error)
    return new Set(messages.map(({ MessageId = '' }) => MessageId))
  }
}

async function settle({ client, url }: Queue, messages: Message[], failed: Set<string>): Promise<void> {
  const done = messages.filter(({ MessageId = '' }) => !failed.has(MessageId))
  if (done.length === 0) return
  const Entries = done.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))
  await client
    .send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }))
    .catch((error: unknown) => console.error('messages come again', error))
}

const eventOf = (messages: Message[], arn: string): SQSEvent => ({
  Records: messages.map((message) => ({
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: {
      ApproximateReceiveCount: message.Attributes?.ApproximateReceiveCount ?? '1',
      SentTimestamp: message.Attributes?.SentTimestamp ?? '',
      SenderId: message.Attributes?.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: message.Attributes?.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'us-east-1',
  })),
})
