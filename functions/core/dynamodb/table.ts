import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { Table } from 'dynamodb-toolbox/table'
import { environment } from '../environment'
import { createDynamodbClient } from './client'

export const documentClient = createDynamodbClient({
  region: environment.region,
  endpoint: environment.dynamodbEndpoint,
  credentials: () => environment.credentials,
})

/**
 * The one table. Its physical shape is table.json, from which the deployment and every local engine create
 * it.
 */
export const table = new Table({
  documentClient,
  name: () => environment.tableName,
  partitionKey: { name: 'pk', type: 'string' },
  sortKey: { name: 'sk', type: 'string' },
  indexes: {
    gsi1: {
      type: 'global',
      partitionKey: { name: 'gsi1pk', type: 'string' },
      sortKey: { name: 'gsi1sk', type: 'string' },
    },
  },
  entityAttributeSavedAs: '_et',
})

/**
 * Throws if the table does not answer. Reads an item that does not exist: half a read unit, the cheapest
 * request there is.
 */
export async function pingTable(): Promise<void> {
  await documentClient.send(
    new GetCommand({ TableName: environment.tableName, Key: { pk: 'HEALTH', sk: 'HEALTH' } }),
  )
}

/**
 * Superseded by `conditionHeld` in conditional-write.ts, which tells the caller whether the condition held.
 */
export function acceptConditionFailed(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error
}
