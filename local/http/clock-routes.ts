import { Hono } from 'hono'
import * as z from 'zod'
import type { VirtualClock } from '../jobs/virtual-clock'
import { problemResponse } from './problem-response'

const YEAR_SECONDS = 31_536_000
const AdvanceRequest = z.strictObject({ advanceSeconds: z.number().int().min(1).max(YEAR_SECONDS) })

/**
 * Shows the virtual clock and moves it forward, so that a day of study takes a minute to try. Accepts JSON
 * only: a page of another site cannot send JSON without a preflight request, which is not answered.
 */
export function clockRoutes(clock: VirtualClock, runDueJobs: () => Promise<void>): Hono {
  const app = new Hono()
  const state = () => ({ now: clock.now().toISOString(), offsetSeconds: clock.offsetSeconds() })
  app.get('/', (context) => context.json(state()))
  app.post('/', async (context) => {
    const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '')
    const body = isJson ? await context.req.json().catch(() => undefined) : undefined
    const advance = AdvanceRequest.safeParse(body)
    if (!advance.success) return problemResponse('request/invalid')
    clock.advance(advance.data.advanceSeconds)
    await runDueJobs()
    return context.json(state())
  })
  return app
}
