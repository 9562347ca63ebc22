import { sqs } from '@zhixing/functions/core/jobs/queue'

/** What was sent to the queue, below the SDK's commands; `failing` makes it refuse the next batches, whole or in part. */
export function collectQueue() {
  const sent: { message: Record<string, unknown>; delaySeconds: number }[] = []
  const queue = {
    sent,
    failing: [] as ('down' | 'partly')[],
    kinds: () => sent.map(({ message }) => message.kind),
  }
  sqs().middlewareStack.add(
    (_, context) => async (args) => {
      if (context.commandName !== 'SendMessageBatchCommand')
        throw new Error(`${context.commandName} is not collected`)
      const { Entries } = args.input as {
        Entries: { Id: string; MessageBody: string; DelaySeconds?: number }[]
      }
      const fault = queue.failing.shift()
      if (fault === 'down')
        throw Object.assign(new Error('the queue is down'), { name: 'ServiceUnavailable' })
      const refused = fault === 'partly' ? Entries.splice(0, 1) : []
      for (const { MessageBody, DelaySeconds = 0 } of Entries)
        sent.push({ message: JSON.parse(MessageBody), delaySeconds: DelaySeconds })
      const Failed = refused.map(({ Id }) => ({ Id, SenderFault: false, Code: 'InternalError' }))
      return {
        response: {},
        output: { Successful: Entries.map(({ Id }) => ({ Id })), Failed, $metadata: {} },
      } as never
    },
    { step: 'initialize', name: 'collect', override: true },
  )
  return queue
}
