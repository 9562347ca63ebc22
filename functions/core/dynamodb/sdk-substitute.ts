/**
 * Replaces the SDK's two DynamoDB packages in a bundle (build/esbuild-plugins.cjs). The toolbox and the
 * stores import commands and errors from them, but not the client, which client.ts replaces: 200 kB that
 * every cold start would load for nothing. Importing a command that is missing here fails the build.
 */
class Command {
  constructor(readonly input: object) {}
}
export class GetCommand extends Command {}
export class PutCommand extends Command {}
export class UpdateCommand extends Command {}
export class DeleteCommand extends Command {}
export class QueryCommand extends Command {}
export class ScanCommand extends Command {}
export class BatchGetCommand extends Command {}
export class BatchWriteCommand extends Command {}

interface ServiceErrorFacts {
  name: string
  message: string
  $fault: 'client' | 'server'
  $metadata: { httpStatusCode?: number }
}

export class DynamoDBServiceException extends Error {
  readonly $fault: ServiceErrorFacts['$fault']
  readonly $metadata: ServiceErrorFacts['$metadata']

  constructor({ name, message, $fault, $metadata }: ServiceErrorFacts) {
    super(message)
    this.name = name
    this.$fault = $fault
    this.$metadata = $metadata
  }
}

export class ConditionalCheckFailedException extends DynamoDBServiceException {
  constructor({ message, $metadata }: Pick<ServiceErrorFacts, 'message' | '$metadata'>) {
    super({ name: 'ConditionalCheckFailedException', message, $fault: 'client', $metadata })
  }
}
