import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'

/** The one table as the deployment has it, but for what engines know nothing of; a table that is there already stays as it is. */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const shape = JSON.parse(readFileSync(new URL('../table.json', import.meta.url), 'utf8')) as CreateTableCommandInput &
    Record<string, unknown>
  const { TimeToLiveSpecification, PointInTimeRecoverySpecification, ...rest } = shape
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } })
  try {
    await client.send(new CreateTableCommand({ ...rest, TableName: name }))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  const isActive = async () => (await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus === 'ACTIVE'
  while (!(await isActive())) await sleep(20)
  client.destroy()
}
