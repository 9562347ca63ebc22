import { DeleteMessageBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Queue, type Queues, startQueues } from '@zhixing/local/jobs/queue'
import { callbackTexts } from '../../support/push/callback-texts'

let queues: Queues
let queue: Queue
let enqueueAll: typeof import('@zhixing/functions/core/jobs/queue').enqueueAll
beforeAll(async () => {
  queues = await startQueues()
  queue = queues.push
  // The environment is read once, at import.
  Object.assign(process.env, {
    SQS_ENDPOINT: queues.endpoint,
    PUSH_QUEUE_URL: queue.url,
    AWS_REGION: 'us-east-1',
  })
  ;({ enqueueAll } = await import('@zhixing/functions/core/jobs/queue'))
})
afterAll(() => queues.stop())

async function received(): Promise<unknown[]> {
  const bodies: unknown[] = []
  for (;;) {
    const { Messages = [] } = await queue.client.send(
      new ReceiveMessageCommand({ QueueUrl: queue.url, MaxNumberOfMessages: 10 }),
    )
    if (!Messages.length) return bodies
    bodies.push(...Messages.map(({ Body = '' }) => JSON.parse(Body)))
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))
    await queue.client.send(new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries }))
  }
}

test('33 messages arrive unchanged', async () => {
  const messages = Array.from({ length: 33 }, (_, shard) => ({ kind: 'deliver', shard, text: '通知公告' }))
  await enqueueAll(messages)
  expect(await received()).toEqual(expect.arrayContaining(messages))
})

test('texts that SQS itself refuses arrive unchanged', async () => {
  const texts = [...callbackTexts, '\u0000', '\ufffe', '\ud800', '𠮷㐱䶮']
  const messages = texts.map((text, shard) => ({ kind: 'event', shard, text }))
  await enqueueAll(messages)
  expect(await received()).toEqual(expect.arrayContaining(messages))
})

test('messages that are too large for one batch are sent in several', async () => {
  const messages = Array.from({ length: 10 }, (_, shard) => ({
    kind: 'event',
    shard,
    text: 'x'.repeat(60_000),
  }))
  await enqueueAll(messages)
  expect(await received()).toHaveLength(10)
})

test('no messages send no batch, and a delayed message is not delivered yet', async () => {
  await enqueueAll([])
  await enqueueAll([{ kind: 'deliver' }], { delaySeconds: 5 })
  expect(await received()).toEqual([])
})
