import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { Table } from 'dynamodb-toolbox/table'
import { environment } from '../environment'
import { createDynamodbClient } from './client'

export const documentClient = createDynamodbClient({
  region: environment.region,
  endpoint: environment.dynamodbEndpoint,
  credentials: () => environment.credentials,
})

/** The one table. The deployment and every local engine create it from table.json. */
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
