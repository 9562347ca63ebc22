import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Platform, UiUpdate } from '../platform/platform'

const GATHER_MS = 80
const KEEP_ALIVE_MS = 15_000
const PERSON_IDS_MAX = 500

/** Updates for the pages with phones, as server-sent events; several within a moment are sent as one. */
export function createUpdateStream(platform: Platform) {
  const watchers = new Set<(text: string) => void>()
  const endings = new Set<() => void>()
  let gathered: UiUpdate[] = []
  let timer: NodeJS.Timeout | undefined

  const toText = (kinds: string[], personIds: string[]) =>
    JSON.stringify({ kinds, personIds, now: platform.now().toISOString() })

  const send = () => {
    timer = undefined
    const kinds = [...new Set(gathered.map(({ kind }) => kind))]
    const personIds = [...new Set(gathered.flatMap(({ personId }) => personId ?? []))]
    const text = toText(kinds, personIds.slice(0, PERSON_IDS_MAX))
    gathered = []
    for (const watch of watchers) watch(text)
  }

  const stopListening = platform.onUiUpdate((update) => {
    if (!watchers.size) return
    gathered.push(update)
    timer ??= setTimeout(send, GATHER_MS)
  })

  const open = (context: Context) =>
    streamSSE(context, async (stream) => {
      const watch = (text: string) => void stream.writeSSE({ data: text })
      const keepAlive = setInterval(() => void stream.write(': still here\n\n'), KEEP_ALIVE_MS)
      keepAlive.unref()
      watchers.add(watch)
      watch(toText(['hello'], []))
      await new Promise<void>((resolve) => {
        const end = () => {
          endings.delete(end)
          resolve()
        }
        endings.add(end)
        stream.onAbort(end)
      })
      clearInterval(keepAlive)
      watchers.delete(watch)
    })

  const close = () => {
    stopListening()
    clearTimeout(timer)
    for (const end of endings) end()
  }
  return { open, close }
}

export type UpdateStream = ReturnType<typeof createUpdateStream>
