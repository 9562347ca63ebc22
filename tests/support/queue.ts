import { sqs } from '@zhixing/functions/core/jobs/queue'

interface CollectedMessage {
  message: Record<string, unknown>
  delaySeconds: number
}

interface BatchEntry {
  Id: string
  MessageBody: string
  DelaySeconds?: number
}

/**
 * Replaces the queue: collects the messages that are sent, below the SDK's commands. Each entry of
 * `failing` makes one batch fail: `down` the whole batch, `partly` its first message.
 */
export function collectQueue() {
  const sent: CollectedMessage[] = []
  const queue = {
    sent,
    failing: [] as ('down' | 'partly')[],
    kinds: () => sent.map(({ message }) => message.kind),
  }
  sqs().middlewareStack.add(
    (_, context) => async (args) => {
      if (context.commandName !== 'SendMessageBatchCommand')
        throw new Error(`${context.commandName} is not collected`)
      const { Entries } = args.input as { Entries: BatchEntry[] }
      return { response: {}, output: collectBatch(queue, Entries) } as never
    },
    { step: 'initialize', name: 'collect', override: true },
  )
  return queue
}

function collectBatch(
  queue: { sent: CollectedMessage[]; failing: ('down' | 'partly')[] },
  entries: BatchEntry[],
) {
  const fault = queue.failing.shift()
  if (fault === 'down') throw Object.assign(new Error('the queue is down'), { name: 'ServiceUnavailable' })
  const failed = fault === 'partly' ? entries.splice(0, 1) : []
  for (const { MessageBody, DelaySeconds = 0 } of entries)
    queue.sent.push({ message: JSON.parse(MessageBody), delaySeconds: DelaySeconds })
  return {
    Successful: entries.map(({ Id }) => ({ Id })),
    Failed: failed.map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' })),
    $metadata: {},
  }
}
