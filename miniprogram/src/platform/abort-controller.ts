type Listener = (event: { type: 'abort' }) => void

class Signal {
  aborted = false
  reason: unknown
  onabort: Listener | null = null
  private listeners: Listener[] = []
  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.push(listener)
  }
  removeEventListener(_type: 'abort', listener: Listener) {
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

/** WeChat's logic layer has none; config/index.ts puts this where a package asks for the global. */
export class AbortController {
  readonly signal = new Signal()
  abort(reason?: unknown) {
    this.signal.abort(reason)
  }
}
