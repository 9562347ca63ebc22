import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

type EngineResponse = { Table?: { TableStatus?: string }; __type?: string; message?: string }
type TableDefinition = Record<string, unknown>

/**
 * Creates the table that table.json defines and waits until it is active; keeps an existing table as it is.
 * Calls the engine without the SDK, which takes longer to load than an engine takes to start.
 */
export async function createTable(endpoint: string, name: string): Promise<void> {
  const created = await callEngine(endpoint, 'CreateTable', { ...readDefinition(), TableName: name })
  if (created.__type && !created.__type.endsWith('ResourceInUseException'))
    throw new Error(`${created.__type}: ${created.message}`)
  while (!(await isActive(endpoint, name))) await sleep(20)
}

function readDefinition(): TableDefinition {
  const text = readFileSync(new URL('../../table.json', import.meta.url), 'utf8')
  // Engines on one machine know neither expiry nor restore points nor protected tables.
  const {
    TimeToLiveSpecification: _,
    PointInTimeRecoverySpecification: __,
    DeletionProtectionEnabled: ___,
    ...known
  } = JSON.parse(text)
  return known
}

async function isActive(endpoint: string, name: string): Promise<boolean> {
  const { Table } = await callEngine(endpoint, 'DescribeTable', { TableName: name })
  return Table?.TableStatus === 'ACTIVE'
}

/** Engines require a signature and do not check it. */
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, ' +
  'SignedHeaders=host;x-amz-date;x-amz-target, Signature=0'

async function callEngine(endpoint: string, operation: string, input: object): Promise<EngineResponse> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `DynamoDB_20120810.${operation}`,
    'x-amz-date': '20260101T000000Z',
    authorization,
  }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
  return (await response.json()) as EngineResponse
}
