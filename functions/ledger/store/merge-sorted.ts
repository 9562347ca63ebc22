interface StreamHead {
  stream: AsyncGenerator<string>
  next: IteratorResult<string, unknown>
}

/** Merges sorted streams into one sorted stream; holds one value of each. */
export async function* mergeSorted(streams: AsyncGenerator<string>[]): AsyncGenerator<string> {
  const heads: StreamHead[] = await Promise.all(
    streams.map(async (stream) => ({ stream, next: await stream.next() })),
  )
  for (;;) {
    const least = leastOf(heads)
    if (!least || least.next.done) return
    yield least.next.value
    least.next = await least.stream.next()
  }
}

function leastOf(heads: readonly StreamHead[]): StreamHead | undefined {
  let least: StreamHead | undefined
  for (const head of heads) {
    if (head.next.done) continue
    if (!least || least.next.done || head.next.value < least.next.value) least = head
  }
  return least
}
