import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import { isTransient } from '@zhixing/functions/core/transient-error'
import type { Scenario, VerbAnswer } from '../scenario'

const TableName = () => process.env.TABLE_NAME ?? ''
const keyWith = (sk: string) => ({ pk: 'CONTROL', sk })

const put = (sk: string) => documentClient.send(new PutCommand({ TableName: TableName(), Item: keyWith(sk) }))

const find = async (sk: string) => {
  const command = new GetCommand({ TableName: TableName(), Key: keyWith(sk), ConsistentRead: true })
  return (await documentClient.send(command)).Item
}

const increment = (sk: string) =>
  documentClient.send(
    new UpdateCommand({
      TableName: TableName(),
      Key: keyWith(sk),
      UpdateExpression: 'ADD hours :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  )

const putOrThrow = (sk: string) => {
  const ConditionExpression = 'attribute_not_exists(pk)'
  return documentClient.send(
    new PutCommand({ TableName: TableName(), Item: keyWith(sk), ConditionExpression }),
  )
}

const putIfAbsent = (sk: string) =>
  putOrThrow(sk).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  })

/** The answer an endpoint gives to what `run` throws. */
const answerLikeEndpoint = async (run: () => Promise<unknown>): Promise<VerbAnswer> => {
  try {
    await run()
    return { status: 200 }
  } catch (error) {
    return isTransient(error)
      ? { status: 503, type: 'service/unavailable' }
      : { status: 500, type: 'service/failed' }
  }
}

const control = (when: string, verb: () => Promise<VerbAnswer>): Scenario => ({
  verb: 'control/verb',
  when,
  arrange: async () => verb,
})

/** Common mistakes. A sweep that does not find each of them finds nothing. */
export const faultyVerbs: Scenario[] = [
  control('that increments a number', () => answerLikeEndpoint(() => increment('TOTAL'))),
  control('that marks a thing as done before it is done', () =>
    answerLikeEndpoint(async () => {
      if (await find('DONE')) return
      await put('DONE')
      await put('ENTRY')
    }),
  ),
  control('that answers 200 although its write failed', async () => {
    await put('ENTRY').catch(() => undefined)
    return { status: 200 }
  }),
  control('that takes its own committed write for a conflict', () =>
    answerLikeEndpoint(() => putOrThrow('ENTRY')),
  ),
]

/** The same verb without these mistakes: the sweep finds nothing in it. */
export const correctVerb = control('that puts if absent, and marks as done last', () =>
  answerLikeEndpoint(async () => {
    await putIfAbsent('ENTRY')
    await put('DONE')
  }),
)
