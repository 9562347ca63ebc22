import { createHash } from 'node:crypto'
import type { Contract } from '@zhixing/shared/contract'
import { problemOf, type Refusal } from '@zhixing/shared/problem'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

const json = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }
const uncached = Object.freeze({ 'cache-control': 'no-store', ...json })

/** 200 with the output; 304 if the contract lets it be cached and the caller already has it. */
export function successResponse(
  contract: Contract,
  output: unknown,
  event: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  if (contract.media) {
    const headers = { 'content-type': `${contract.media}; charset=utf-8` }
    return { statusCode: 200, headers, body: String(output) }
  }
  const body = JSON.stringify(output)
  if (contract.cacheSeconds === undefined) return { statusCode: 200, headers: uncached, body }
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  // A caller with a token may have been told more than the public is.
  const sharing = event.headers.authorization === undefined ? 'public' : 'private'
  const caching = { etag, 'cache-control': `${sharing}, max-age=${contract.cacheSeconds}` }
  if (event.headers['if-none-match'] === etag) return { statusCode: 304, headers: caching }
  return { statusCode: 200, headers: { ...json, ...caching }, body }
}

/** The refusal as RFC 9457 `application/problem+json`, with the request's id as its instance. */
export function problemResponse(
  refusal: Refusal,
  event: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: refusal.status,
    headers: {
      ...uncached,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(refusal.retryAfterSeconds !== undefined && { 'retry-after': `${refusal.retryAfterSeconds}` }),
    },
    body: JSON.stringify(problemOf(refusal, event.requestContext.requestId)),
  }
}
