import { Hono } from 'hono'
import * as z from 'zod'
import { UnknownPerson } from '../platform/people'

/** A Hono app whose errors are JSON with a sentence: 404 for an unknown person, 400 for invalid input. */
export function createControlApp(): Hono {
  const app = new Hono()
  app.onError((error, context) => {
    if (error instanceof UnknownPerson) return context.json({ error: '没有这个人' }, 404)
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return context.json({ error: '请求不符合要求', detail: error.message }, 400)
    throw error
  })
  return app
}
