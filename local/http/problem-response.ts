import { type ProblemType, problemOf, Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { toResponse } from './api-event'

interface ProblemExtras {
  detail?: string
  headers?: Record<string, string>
}

/** What this machine answers itself, in the form in which functions answer a refusal. */
export function createProblemResult(
  type: ProblemType,
  { detail, headers }: ProblemExtras = {},
): APIGatewayProxyStructuredResultV2 {
  const refusal = new Refusal(type, { detail })
  return {
    statusCode: refusal.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: JSON.stringify(problemOf(refusal)),
  }
}

export const problemResponse = (type: ProblemType): Response => toResponse(createProblemResult(type))
