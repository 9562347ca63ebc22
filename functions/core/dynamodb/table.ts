import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { Table } from 'dynamodb-toolbox/table'
import { environment } from '../environment'
import { createTransport } from './client'

export const documentClient = createTransport({
  region: environment.region,
  endpoint: environment.dynamodbEndpoint,
  credentials: () => environment.credentials,
})

/** The one table. Its physical shape is table.json, from which the deployment and every local engine create it. */
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

/** A failed condition is an answer, not an error; everything else goes on up. */
export function acceptConditionFailed(error: unknown): void {
  if (!(error instanceof ConditionalCheckFailedException)) throw error
}

/** The cheapest question the table can be asked: an item that does not exist costs half a read unit. */
export async function answers(): Promise<void> {
  await documentClient.send(
    new GetCommand({ TableName: environment.tableName, Key: { pk: 'HEALTH', sk: 'HEALTH' } }),
  )
}

export { isTransient as isUnavailable } from '../transient-error'
