import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { News, World } from './world'

const GATHER_MS = 80
const ALIVE_MS = 15_000

/** News to the faces that watch, gathered for a moment so that a large sending is a few events and not thousands. */
export function eventStream(world: World) {
  const watchers = new Set<(text: string) => void>()
  let gathered: News[] = []
  let timer: NodeJS.Timeout | undefined

  const send = () => {
    timer = undefined
    const kinds = [...new Set(gathered.map(({ kind }) => kind))]
    const personIds = [...new Set(gathered.flatMap(({ personId }) => personId ?? []))]
    const text = JSON.stringify({ kinds, personIds: personIds.slice(0, 500), now: world.now().toISOString() })
    gathered = []
    for (const watcher of watchers) watcher(text)
  }

  const stop = world.listen((news) => {
    if (!watchers.size) return
    gathered.push(news)
    timer ??= setTimeout(send, GATHER_MS)
  })

  return {
    open: (context: Context) =>
      streamSSE(context, async (stream) => {
        const watcher = (data: string) => void stream.writeSSE({ data })
        watchers.add(watcher)
        stream.onAbort(() => void watchers.delete(watcher))
        await stream.writeSSE({ data: JSON.stringify({ kinds: ['hello'], personIds: [], now: world.now().toISOString() }) })
        while (!stream.aborted && watchers.has(watcher)) {
          await stream.sleep(ALIVE_MS)
          await stream.write(': still here\n\n')
        }
        watchers.delete(watcher)
      }),
    close() {
      stop()
      clearTimeout(timer)
      watchers.clear()
    },
  }
}

export type Stream = ReturnType<typeof eventStream>
