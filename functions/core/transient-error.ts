const transientNames = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
])
const transientCodes = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EAI_AGAIN',
])

/**
 * True if a retry may succeed, because a dependency is down, busy or unreachable: throttling, HTTP 5xx,
 * timeouts and broken connections. Compares names and codes instead of classes, because bundles and test
 * realms each have their own copy of a class.
 */
export function isTransient(error: unknown): boolean {
  const { name, code, $metadata } = (error ?? {}) as {
    name?: unknown
    code?: unknown
    $metadata?: { httpStatusCode?: number }
  }
  if (transientNames.has(String(name)) || transientCodes.has(String(code))) return true
  return ($metadata?.httpStatusCode ?? 0) >= 500
}

/** An error of ours that `isTransient` accepts; an endpoint answers it with `service/unavailable`. */
export const unavailableError = (message: string): Error =>
  Object.assign(new Error(message), { name: 'ServiceUnavailable' })
