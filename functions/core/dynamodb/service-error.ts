import { ConditionalCheckFailedException, DynamoDBServiceException } from '@aws-sdk/client-dynamodb'

interface ErrorBody {
  __type?: string
  message?: string
  Message?: string
}

/**
 * The SDK's error for a response that is not 200: by name as DynamoDB gives it, or by status if a gateway
 * in between answered.
 */
export function toServiceError(status: number, text: string): DynamoDBServiceException {
  const body = parseErrorBody(text)
  const fault = status >= 500 ? 'server' : 'client'
  const nameByStatus = fault === 'server' ? 'InternalServerError' : 'UnknownError'
  const name = body.__type?.split('#').at(-1) ?? nameByStatus
  const message = body.message ?? body.Message ?? name
  const $metadata = { httpStatusCode: status }
  if (name === 'ConditionalCheckFailedException')
    return new ConditionalCheckFailedException({ message, $metadata })
  return new DynamoDBServiceException({ name, message, $fault: fault, $metadata })
}

function parseErrorBody(text: string): ErrorBody {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {} // an error page of a gateway
  }
}
