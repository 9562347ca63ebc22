import { Hono } from 'hono'
import { toResponse } from './api-event'
import { createProblemResult } from './problem-response'

const RETRY_SECONDS = 5

/**
 * Answers `/healthz` with 503 while a part of this machine is missing, such as a page that is still being
 * built; afterwards the deployed function answers.
 */
export function healthRoutes(listMissingParts: () => string[]): Hono {
  const app = new Hono()
  app.get('/', async (_, next) => {
    const missing = listMissingParts()
    if (!missing.length) return next()
    const retryAfter = { 'retry-after': `${RETRY_SECONDS}` }
    return toResponse(
      createProblemResult('service/unavailable', {
        detail: `还没有就绪：${missing.join('、')}`,
        headers: retryAfter,
      }),
    )
  })
  return app
}
