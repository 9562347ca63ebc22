import type { AddressInfo } from 'node:net'
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'

export interface Queue {
  client: SQSClient
  endpoint: string
  url: string
  arn: string
  deadLetterUrl: string
  stop: () => Promise<void>
}

const RECEIVES_MAX = 5 // as serverless.yml has it

/** SQS in this process, on loopback. Messages are in memory: after a restart the tick finds what was written and never sent, as after a lost message. */
export async function startQueue({
  visibilitySeconds = 60,
}: {
  visibilitySeconds?: number
} = {}): Promise<Queue> {
  const { buildApp } = await import('fauxqs')
  // Its own start function would listen on every interface, whatever it is told.
  const app = buildApp({ logger: false })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const endpoint = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const client = new SQSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const create = async (name: string, attributes: Record<string, string> = {}) => {
    const { QueueUrl: url = '' } = await client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
    )
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
    )
    return { url, arn: Attributes?.QueueArn ?? '' }
  }
  const deadLetters = await create('push-dead-letters')
  const { url, arn } = await create('push', {
    VisibilityTimeout: `${visibilitySeconds}`,
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: RECEIVES_MAX }),
  })
  const stop = async () => {
    client.destroy()
    await app.close()
  }
  return { client, endpoint, url, arn, deadLetterUrl: deadLetters.url, stop }
}
