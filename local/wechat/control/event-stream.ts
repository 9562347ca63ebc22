import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { News, World } from '../platform/platform'

const GATHER_MS = 80
const ALIVE_MS = 15_000

/** News to the faces that watch, gathered for a moment so that a large sending is a few events and not thousands. */
export function eventStream(world: World) {
  const watchers = new Set<(text: string) => void>()
  const endings = new Set<() => void>()
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
        const watcher = (text: string) => void stream.writeSSE({ data: text })
        const alive = setInterval(() => void stream.write(': still here\n\n'), ALIVE_MS)
        alive.unref()
        watchers.add(watcher)
        watcher(JSON.stringify({ kinds: ['hello'], personIds: [], now: world.now().toISOString() }))
        await new Promise<void>((resolve) => {
          stream.onAbort(resolve)
          endings.add(resolve)
        }).finally(() => clearInterval(alive))
        watchers.delete(watcher)
      }),
    close() {
      stop()
      clearTimeout(timer)
      for (const end of endings) end()
    },
  }
}

export type Stream = ReturnType<typeof eventStream>
