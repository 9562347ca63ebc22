import { readFile } from 'node:fs/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { exampleApps, examplePeople } from './example'
import { createSimulator } from './simulator'

/** The simulator alone, with example apps and people: `npx tsx local/wechat/serve.ts [port] [journal]`. */
const port = Number(process.argv[2] ?? 8799)
const publicUrl = `http://localhost:${port}`
let offsetMs = 0
const now = () => new Date(Date.now() + offsetMs)
const simulator = await createSimulator({
  now,
  apps: exampleApps(publicUrl),
  publicUrl,
  file: process.argv[3],
})
simulator.addPeople(examplePeople)

const app = new Hono()
app.route('/wechat', simulator.app)
app.get('/local/clock', (context) => context.json({ now: now().toISOString() }))
app.post('/local/clock', async (context) => {
  const { advanceSeconds } = await context.req.json<{ advanceSeconds: number }>()
  offsetMs += advanceSeconds * 1000
  simulator.tick()
  return context.json({ now: now().toISOString() })
})
app.post('/v1/wechat/callback', (context) => context.text('success'))
app.get('/', async (context) =>
  context.html(await readFile(new URL('./ui/example.html', import.meta.url), 'utf8')),
)

serve({ fetch: app.fetch, port }, () => console.log(`${publicUrl}/wechat`))
