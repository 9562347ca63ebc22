import { setTimeout as sleep } from 'node:timers/promises'
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type { LambdaHandler } from '../deployment/deployment'
import type { Queue } from './queue'

interface MappingOptions {
  queue: Queue
  handler: LambdaHandler
  /** Batches handled at the same time, as `maximumConcurrency` in the cloud. */
  concurrency?: number
  /** What the handler is told as its remaining time. */
  timeoutMs?: number
}

const BATCH_MAX = 10
const WAIT_SECONDS = 20
const RETRY_MS = 1000

/**
 * Hands messages from the queue to the handler, as Lambda's event source mapping does: deletes the messages
 * that the handler does not report as failed. Failed ones return when their visibility timeout ends; if the
 * handler throws, the whole batch does.
 */
export function startEventSourceMapping(options: MappingOptions) {
  const { queue, handler, concurrency = 4, timeoutMs = 60_000 } = options
  const stopping = new AbortController()
  const poll = async () => {
    while (!stopping.signal.aborted) {
      const messages = await receiveMessages(queue, stopping.signal)
      if (messages.length === 0) continue
      const failedIds = await handleBatch(handler, messages, queue.arn, timeoutMs)
      await deleteMessages(
        queue,
        messages.filter(({ MessageId = '' }) => !failedIds.has(MessageId)),
      )
    }
  }
  const polls = Promise.all(Array.from({ length: concurrency }, poll))
  return {
    /** Resolves when the running batches have been handled. */
    stop: async () => {
      stopping.abort()
      await polls
    },
  }
}

async function receiveMessages({ client, url }: Queue, abortSignal: AbortSignal): Promise<Message[]> {
  const command = new ReceiveMessageCommand({
    QueueUrl: url,
    MaxNumberOfMessages: BATCH_MAX,
    WaitTimeSeconds: WAIT_SECONDS,
    MessageSystemAttributeNames: ['All'],
  })
  try {
    return (await client.send(command, { abortSignal })).Messages ?? []
  } catch (error) {
    if (abortSignal.aborted) return []
    console.error('receiving from the queue failed', error)
    await sleep(RETRY_MS)
    return []
  }
}

/** The ids of the messages that the handler did not process. */
async function handleBatch(
  handler: LambdaHandler,
  messages: Message[],
  queueArn: string,
  timeoutMs: number,
): Promise<Set<string>> {
  const deadline = Date.now() + timeoutMs
  const context = { getRemainingTimeInMillis: () => Math.max(deadline - Date.now(), 0) }
  try {
    const response = (await handler(createSqsEvent(messages, queueArn), context)) as
      | SQSBatchResponse
      | undefined
    return new Set(response?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier))
  } catch (error) {
    console.error('the queue worker failed', error)
    return new Set(messages.map(({ MessageId = '' }) => MessageId))
  }
}

async function deleteMessages({ client, url }: Queue, messages: Message[]): Promise<void> {
  if (messages.length === 0) return
  const Entries = messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))
  await client
    .send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }))
    .catch((error: unknown) => console.error('messages were not deleted and will return', error))
}

const createSqsEvent = (messages: Message[], queueArn: string): SQSEvent => ({
  Records: messages.map((message) => toSqsRecord(message, queueArn)),
})

function toSqsRecord(message: Message, queueArn: string): SQSRecord {
  const { MessageId = '', ReceiptHandle = '', Body = '', MD5OfBody = '', Attributes } = message
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ApproximateReceiveCount: Attributes?.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes?.SentTimestamp ?? '',
      SenderId: Attributes?.SenderId ?? '',
      ApproximateFirstReceiveTimestamp: Attributes?.ApproximateFirstReceiveTimestamp ?? '',
    },
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: 'us-east-1',
  }
}
