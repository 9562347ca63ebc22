import type { AddressInfo } from 'node:net'
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

/** The push queue and a client for it. */
export interface Queue {
  client: SQSClient
  endpoint: string
  url: string
  arn: string
  deadLetterUrl: string
  stop: () => Promise<void>
}

interface QueueOptions {
  visibilitySeconds?: number
}

const RECEIVES_MAX = 5 // maxReceiveCount in serverless.yml

/**
 * Starts SQS inside this process, on loopback, with the push queue and its dead-letter queue.
 * Messages are kept in memory: after a restart the tick job finds what was stored and never sent.
 */
export async function startQueue({ visibilitySeconds = 60 }: QueueOptions = {}): Promise<Queue> {
  const { buildApp } = await import('fauxqs')
  // The library's own start function listens on every interface.
  const app = buildApp({ logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const client = new SQSClient({ endpoint, region: 'us-east-1', credentials })

  const deadLetters = await createQueue(client, 'push-dead-letters')
  const { url, arn } = await createQueue(client, 'push', {
    VisibilityTimeout: `${visibilitySeconds}`,
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: RECEIVES_MAX }),
  })
  const stop = async () => {
    client.destroy()
    await app.close()
  }
  return { client, endpoint, url, arn, deadLetterUrl: deadLetters.url, stop }
}

async function createQueue(client: SQSClient, name: string, attributes: Record<string, string> = {}) {
  const create = new CreateQueueCommand({ QueueName: name, Attributes: attributes })
  const { QueueUrl: url = '' } = await client.send(create)
  const readArn = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] })
  const { Attributes } = await client.send(readArn)
  return { url, arn: Attributes?.QueueArn ?? '' }
}
