import { Hono } from 'hono'
import * as z from 'zod'
import type { VirtualClock } from '../jobs/clock'
import { refused } from './gateway'

const YEAR_SECONDS = 31_536_000
const Advance = z.strictObject({ advanceSeconds: z.number().int().min(1).max(YEAR_SECONDS) })

/**
 * The machine's time can be moved forward, so that a day of study fits into a minute of looking. Only JSON is taken: another site's page
 * cannot send that without asking first, and nobody answers it.
 */
export function clockRoutes(clock: VirtualClock, catchUp: () => Promise<void>): Hono {
  const app = new Hono()
  const reading = () => ({ now: clock.now().toISOString(), offsetSeconds: clock.offsetSeconds() })
  app.get('/', (context) => context.json(reading()))
  app.post('/', async (context) => {
    const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '')
    const wanted = Advance.safeParse(isJson ? await context.req.json().catch(() => undefined) : undefined)
    if (!wanted.success) return refused('request/invalid')
    clock.advance(wanted.data.advanceSeconds)
    await catchUp()
    return context.json(reading())
  })
  return app
}
