/** Sends of this instance keep this distance; the platform publishes no figure, so it is a policy. */
export const pace = {
  perSecond: 20,
  wait: (milliseconds: number): Promise<unknown> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

let next = 0

/** Every caller gets a slot of its own, whichever lane it is in. */
export async function turn(): Promise<void> {
  const now = performance.now()
  const slot = Math.max(now, next)
  next = slot + 1000 / pace.perSecond
  if (slot > now) await pace.wait(slot - now)
}
