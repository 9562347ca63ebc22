import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { environment } from '../environment'
import { unavailableError } from '../transient-error'

/** A message of a queue. Its receiver validates it (push/queue-messages.ts). */
export interface QueueMessage {
  kind: string
  [fact: string]: unknown
}

interface EnqueueOptions {
  /** Not received before then; 900 at most. */
  delaySeconds?: number
  /** The push queue if absent. */
  queueUrl?: string
}

const BATCH_MAX = 10
const BATCH_BYTES_MAX = 240 * 1024 // SQS accepts 256 kB
const DELAY_SECONDS_MAX = 900

let client: SQSClient | undefined

/** The SQS client, created at its first use; tests add middleware to it. */
export const sqs = (): SQSClient => {
  client ??= new SQSClient({
    region: environment.region,
    ...(environment.sqsEndpoint && {
      endpoint: environment.sqsEndpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  })
  return client
}

/** `enqueueAll` of one message. */
export const enqueue = (message: QueueMessage, options?: EnqueueOptions): Promise<void> =>
  enqueueAll([message], options)

/**
 * Puts all messages into the queue, which delivers each at least once and in any order. Throws a transient
 * error if the queue refuses one twice; the others may be delivered by then, so a caller that repeats the
 * call repeats them.
 */
export async function enqueueAll(messages: QueueMessage[], options: EnqueueOptions = {}): Promise<void> {
  for (const bodies of batchesWithinLimits(messages.map(toMessageBody))) {
    const refused = await sendBatch(bodies, options)
    const refusedTwice = refused.length ? await sendBatch(refused, options) : []
    if (refusedTwice.length)
      throw unavailableError(`the queue refused ${refusedTwice.length} of ${messages.length} messages`)
  }
}

/**
 * SQS refuses U+FFFE, U+FFFF and control characters, and imitations of it refuse halves of surrogate pairs.
 * As escapes of JSON they are plain ASCII.
 */
const toMessageBody = (message: QueueMessage): string =>
  JSON.stringify(message).replace(
    /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Returns the bodies that the queue refused: a batch may succeed in part. */
async function sendBatch(
  bodies: string[],
  { delaySeconds, queueUrl = environment.pushQueueUrl }: EnqueueOptions,
): Promise<string[]> {
  const wholeSeconds = Math.min(DELAY_SECONDS_MAX, Math.ceil(delaySeconds ?? 0))
  const delay = wholeSeconds > 0 ? { DelaySeconds: wholeSeconds } : {}
  const command = new SendMessageBatchCommand({
    QueueUrl: queueUrl,
    Entries: bodies.map((body, index) => ({ Id: `${index}`, MessageBody: body, ...delay })),
  })
  const { Failed = [] } = await sqs().send(command)
  return Failed.map(({ Id }) => bodies[Number(Id)] ?? '') // the ids given above
}

function batchesWithinLimits(bodies: string[]): string[][] {
  const batches: string[][] = []
  let bytes = 0
  for (const body of bodies) {
    const batch = batches.at(-1)
    bytes += Buffer.byteLength(body)
    if (batch && batch.length < BATCH_MAX && bytes <= BATCH_BYTES_MAX) {
      batch.push(body)
    } else {
      batches.push([body])
      bytes = Buffer.byteLength(body)
    }
  }
  return batches
}
