import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { marshallInput, unmarshallOutput } from '@zhixing/functions/core/dynamodb/marshall'
import { documentClient } from '@zhixing/functions/core/dynamodb/table'
import type { Model } from './model'

type Given = { input: object }
type Next = (given: Given) => Promise<{ output: object }>

const operationOf = (commandName = '') => {
  const verb = commandName.replace(/Command$/, '')
  return /^(Put|Get|Update|Delete)$/.test(verb)
    ? `${verb}Item`
    : verb === 'BatchWrite'
      ? 'BatchWriteItem'
      : verb
}

/**
 * Sends every command of the product's stores to the model instead of an engine, as on the wire; returns how
 * to undo it.
 */
export function useModel(model: Model): () => void {
  const name = 'model'
  const middleware = (_: Next, { commandName }: { commandName?: string }) => {
    const operation = operationOf(commandName)
    return async ({ input }: Given) => {
      const { status, reply } = model.execute(operation, marshallInput(input))
      if (status === 200) return { output: unmarshallOutput(reply) }
      throw new ConditionalCheckFailedException({
        message: String(reply.message),
        $metadata: { httpStatusCode: status },
      })
    }
  }
  documentClient.middlewareStack.add(middleware as never, { step: 'initialize', name } as never)
  return () => documentClient.middlewareStack.remove(name)
}
