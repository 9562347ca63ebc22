import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

type Answer = { Table?: { TableStatus?: string }; __type?: string; message?: string }

/**
 * The one table as the deployment has it, but for what engines know nothing of; a table that is there already stays as it is. Asked without the SDK,
 * which takes longer to load than an engine to start.
 */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const shape = JSON.parse(readFileSync(new URL('../../table.json', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  const { TimeToLiveSpecification: _, PointInTimeRecoverySpecification: __, ...rest } = shape
  const created = await ask(endpoint, 'CreateTable', { ...rest, TableName: name })
  if (created.__type && !created.__type.endsWith('ResourceInUseException'))
    throw new Error(`${created.__type}: ${created.message}`)
  while ((await ask(endpoint, 'DescribeTable', { TableName: name })).Table?.TableStatus !== 'ACTIVE')
    await sleep(20)
}

const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0'

async function ask(endpoint: string, operation: string, input: object): Promise<Answer> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization,
  }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await response.json()) as Answer
}
