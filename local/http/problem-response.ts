import { type ProblemType, problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { toResponse } from './api-event'

/** What this machine answers itself, in the form in which functions answer a refusal. */
export function createProblemResult(
  type: ProblemType,
  extraHeaders: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 {
  const refusal = new Refusal(type)
  return {
    statusCode: refusal.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...extraHeaders,
    },
    body: JSON.stringify(problemOf(refusal)),
  }
}

export const problemResponse = (type: ProblemType): Response => toResponse(createProblemResult(type))
