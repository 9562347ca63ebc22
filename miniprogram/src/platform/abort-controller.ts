type AbortListener = (event: { type: 'abort' }) => void

class AbortSignal {
  aborted = false
  reason: unknown
  onabort: AbortListener | null = null
  private listeners: AbortListener[] = []
  addEventListener(_type: 'abort', listener: AbortListener) {
    this.listeners.push(listener)
  }
  removeEventListener(_type: 'abort', listener: AbortListener) {
    this.listeners = this.listeners.filter((each) => each !== listener)
  }
  throwIfAborted() {
    if (this.aborted) throw this.reason
  }
  abort(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? new Error('AbortError')
    this.onabort?.({ type: 'abort' })
    for (const listener of this.listeners) listener({ type: 'abort' })
  }
}

/** WeChat's logic layer has none. `config/index.ts` provides this one to packages that use the global. */
export class AbortController {
  readonly signal = new AbortSignal()
  abort(reason?: unknown) {
    this.signal.abort(reason)
  }
}
