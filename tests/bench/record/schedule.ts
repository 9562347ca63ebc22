interface Waiting {
  at: number
  nth: number
  go: () => void
}
const isBefore = (one: Waiting, other: Waiting) =>
  one.at < other.at || (one.at === other.at && one.nth < other.nth)

/**
 * One virtual clock for everybody: whoever waits for the earliest moment goes on, alone, until he waits again or has come to his end. So twenty
 * thousand learners are at it at once, and a seed repeats the run to the last request.
 */
export function aSchedule() {
  const heap: Waiting[] = []
  let nth = 0
  let rest: () => void = () => {}
  let fail: (error: unknown) => void = () => {}

  function push(waiting: Waiting) {
    let at = heap.push(waiting) - 1
    for (
      let above = (at - 1) >> 1;
      at > 0 && isBefore(waiting, heap[above] as Waiting);
      above = (at - 1) >> 1
    ) {
      heap[at] = heap[above] as Waiting
      at = above
    }
    heap[at] = waiting
  }
  function pop(): Waiting | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!last || !heap.length) return first
    let at = 0
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Waiting, heap[below] as Waiting)) below++
      if (!isBefore(heap[below] as Waiting, last)) break
      heap[at] = heap[below] as Waiting
      at = below
    }
    heap[at] = last
    return first
  }
  const until = (at: number) =>
    new Promise<void>((go) => {
      push({ at, nth: nth++, go })
      rest()
    })
  return {
    until,
    /** Begins at a moment; `life` may wait for later ones by `until`. */
    begin(at: number, life: () => Promise<void>) {
      const go = () =>
        void life().then(
          () => rest(),
          (error) => fail(error),
        )
      push({ at, nth: nth++, go })
    },
    async run() {
      for (let next = pop(); next; next = pop()) {
        const rested = new Promise<void>((resolve, reject) => {
          rest = resolve
          fail = reject
        })
        next.go()
        await rested
      }
    },
  }
}
