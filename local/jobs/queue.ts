import type { AddressInfo } from 'node:net'
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

/** A queue and a client for it. */
export interface Queue {
  client: SQSClient
  url: string
  arn: string
  deadLetterUrl: string
}

/** The queues that serverless.yml deploys. */
export interface Queues {
  endpoint: string
  push: Queue
  imports: Queue
  stop: () => Promise<void>
}

interface QueueOptions {
  visibilitySeconds?: number
}

const RECEIVES_MAX = 5 // maxReceiveCount in serverless.yml

/**
 * Starts SQS inside this process, on loopback, with each queue and its dead-letter queue. Messages are kept
 * in memory: after a restart the tick job finds what was stored and never sent.
 */
export async function startQueues({ visibilitySeconds = 60 }: QueueOptions = {}): Promise<Queues> {
  const { buildApp } = await import('fauxqs')
  // The library's own start function listens on every interface.
  const app = buildApp({ logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new SQSClient({ endpoint, region: 'us-east-1', credentials })
  const stop = async () => {
    client.destroy()
    await app.close()
  }
  return {
    endpoint,
    push: await createQueue(client, 'push', visibilitySeconds),
    imports: await createQueue(client, 'imports', visibilitySeconds),
    stop,
  }
}

async function createQueue(client: SQSClient, name: string, visibilitySeconds: number): Promise<Queue> {
  const deadLetters = await createPlainQueue(client, `${name}-dead-letters`)
  const queue = await createPlainQueue(client, name, {
    VisibilityTimeout: `${visibilitySeconds}`,
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: RECEIVES_MAX }),
  })
  return { client, ...queue, deadLetterUrl: deadLetters.url }
}

async function createPlainQueue(client: SQSClient, name: string, attributes: Record<string, string> = {}) {
  const create = new CreateQueueCommand({ QueueName: name, Attributes: attributes })
  const { QueueUrl: url = '' } = await client.send(create)
  const readArn = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] })
  const { Attributes } = await client.send(readArn)
  return { url, arn: Attributes?.QueueArn ?? '' }
}
