import { type Backoff, retry } from '../retry'
import { isTransient, unavailableError } from '../transient-error'
import { type AwsCredentials, type AwsScope, encodePath, encodeQuery, signHeaders } from './signature'

interface AwsRequest {
  method: 'GET' | 'PUT' | 'POST'
  /** Names in lower case. */
  headers?: Record<string, string>
  body?: string | Buffer
}

const ATTEMPTS_MAX = 6
const backoff: Backoff = { baseMs: 100, maxMs: 2000 }

/**
 * `fetch` with an AWS signature, for the few calls that are not worth an SDK client in the bundle. Returns
 * any response below 500; throttling and 5xx are retried and finally thrown as a transient error.
 */
export function fetchSigned(
  url: URL,
  { method, headers = {}, body = '' }: AwsRequest,
  scope: AwsScope,
  credentials: AwsCredentials,
): Promise<Response> {
  const path = encodePath(url)
  const query = encodeQuery(url.searchParams)
  const attempt = async () => {
    const unsigned = { method, path, query, headers: { ...headers, host: url.host }, body }
    // fetch sets `host` itself.
    const { host: _, ...signed } = signHeaders(unsigned, scope, credentials, new Date())
    const address = `${url.origin}${path}${query && `?${query}`}`
    const response = await fetch(address, { method, headers: signed, ...(method !== 'GET' && { body }) })
    if (response.status === 429 || response.status >= 500)
      throw unavailableError(`${scope.service} answered ${response.status} to ${method} ${path}`)
    return response
  }
  return retry(attempt, { attemptsMax: ATTEMPTS_MAX, isTransient, backoff })
}
