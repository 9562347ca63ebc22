interface WaitingTask {
  at: number
  nth: number
  go: () => void
}
const isBefore = (one: WaitingTask, other: WaitingTask) =>
  one.at < other.at || (one.at === other.at && one.nth < other.nth)

/**
 * A virtual clock for many tasks: the task that waits for the earliest moment runs alone until it waits again
 * or ends. Twenty thousand learners study at the same time, and a seed repeats the run exactly.
 */
export function createVirtualClock() {
  const heap: WaitingTask[] = []
  let nth = 0
  let rest: () => void = () => {}
  let fail: (error: unknown) => void = () => {}

  function push(waiting: WaitingTask) {
    let at = heap.push(waiting) - 1
    for (
      let above = (at - 1) >> 1;
      at > 0 && isBefore(waiting, heap[above] as WaitingTask);
      above = (at - 1) >> 1
    ) {
      heap[at] = heap[above] as WaitingTask
      at = above
    }
    heap[at] = waiting
  }
  function pop(): WaitingTask | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (!last || !heap.length) return first
    let at = 0
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1] as WaitingTask, heap[below] as WaitingTask))
        below++
      if (!isBefore(heap[below] as WaitingTask, last)) break
      heap[at] = heap[below] as WaitingTask
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
    waitUntil: until,
    /** Starts a task at a moment; it may wait for later ones by `waitUntil`. */
    start(at: number, task: () => Promise<void>) {
      const go = () =>
        void task().then(
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
