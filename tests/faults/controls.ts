import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { acceptConditionFailed, documentClient, isUnavailable } from '@zhixing/functions/core/dynamodb/table'
import type { Scenario, Told } from './scenario'

const TableName = () => process.env.TABLE_NAME ?? ''
const at = (sk: string) => ({ pk: 'CONTROL', sk })
const put = (sk: string) => documentClient.send(new PutCommand({ TableName: TableName(), Item: at(sk) }))
const find = async (sk: string) =>
  (await documentClient.send(new GetCommand({ TableName: TableName(), Key: at(sk), ConsistentRead: true })))
    .Item

/** As `endpoint` answers. */
const answered = async (run: () => Promise<unknown>): Promise<Told> => {
  try {
    await run()
    return { status: 200 }
  } catch (error) {
    return isUnavailable(error)
      ? { status: 503, type: 'service/unavailable' }
      : { status: 500, type: 'service/failed' }
  }
}

const control = (when: string, verb: () => Promise<Told>): Scenario => ({
  verb: 'control/verb',
  when,
  arrange: async () => verb,
})

/** What people write who have not been bitten yet. A sweep that does not find them finds nothing. */
export const naive: Scenario[] = [
  control('that adds up a number', () =>
    answered(() =>
      documentClient.send(
        new UpdateCommand({
          TableName: TableName(),
          Key: at('TOTAL'),
          UpdateExpression: 'ADD hours :one',
          ExpressionAttributeValues: { ':one': 1 },
        }),
      ),
    ),
  ),
  control('that marks a thing as done and then does it', () =>
    answered(async () => {
      if (await find('DONE')) return
      await put('DONE')
      await put('ENTRY')
    }),
  ),
  control('that answers before it has written', async () => {
    await put('ENTRY').catch(() => undefined)
    return { status: 200 }
  }),
  control('that takes its own retry for somebody else', () =>
    answered(() =>
      documentClient.send(
        new PutCommand({
          TableName: TableName(),
          Item: at('ENTRY'),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    ),
  ),
]

/** The same done well: nothing is found, so what is found above is found of them. */
export const careful = control('that puts what is absent, last what says so', () =>
  answered(async () => {
    const absent = new PutCommand({
      TableName: TableName(),
      Item: at('ENTRY'),
      ConditionExpression: 'attribute_not_exists(pk)',
    })
    await documentClient.send(absent).catch(acceptConditionFailed)
    await put('DONE')
  }),
)
