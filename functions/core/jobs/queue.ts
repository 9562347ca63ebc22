import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { environment } from '../environment'
import { unavailableError } from '../transient-error'

/** What the queue carries; the reader checks it against the schema of push/messages. */
export interface QueueMessage {
  kind: string
  [fact: string]: unknown
}
interface Options {
  delaySeconds?: number // 900 at most
}

const BATCH_MAX = 10
const BATCH_BYTES_MAX = 240 * 1024 // the platform takes 256 KB

let client: SQSClient | undefined
export const sqs = () => {
  client ??= new SQSClient({
    region: environment.region,
    ...(environment.sqsEndpoint && {
      endpoint: environment.sqsEndpoint,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    }),
  })
  return client
}

export const enqueue = (message: QueueMessage, options?: Options) => enqueueAll([message], options)

/** Either all of it is in the queue, or it throws: the caller's own record decides what is sent again. At least once, in any order. */
export async function enqueueAll(messages: QueueMessage[], options: Options = {}): Promise<void> {
  for (const bodies of batchesOf(messages.map((message) => JSON.stringify(message)))) {
    const refused = await send(bodies, options)
    const again = refused.length ? await send(refused, options) : []
    if (again.length) throw unavailableError(`${again.length} of ${messages.length} messages were not taken`)
  }
}

/** A batch may succeed in part: what the queue did not take comes back. */
async function send(bodies: string[], { delaySeconds }: Options): Promise<string[]> {
  const { Failed = [] } = await sqs().send(
    new SendMessageBatchCommand({
      QueueUrl: environment.pushQueueUrl,
      Entries: bodies.map((body, index) => ({
        Id: `${index}`,
        MessageBody: body,
        ...(delaySeconds && { DelaySeconds: Math.min(900, Math.ceil(delaySeconds)) }),
      })),
    }),
  )
  return Failed.map(({ Id }) => bodies[Number(Id)] ?? '')
}

function batchesOf(bodies: string[]): string[][] {
  const batches: string[][] = []
  let bytes = 0
  for (const body of bodies) {
    const last = batches.at(-1)
    bytes += Buffer.byteLength(body)
    if (last && last.length < BATCH_MAX && bytes <= BATCH_BYTES_MAX) last.push(body)
    else {
      batches.push([body])
      bytes = Buffer.byteLength(body)
    }
  }
  return batches
}
