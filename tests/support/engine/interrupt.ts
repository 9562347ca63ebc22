import { documentClient } from '@zhixing/functions/core/dynamodb/table'

type Middleware = Parameters<typeof documentClient.middlewareStack.add>[0]

const under = async <T>(
  middleware: Middleware,
  step: 'initialize' | 'finalizeRequest',
  run: () => Promise<T>,
): Promise<T> => {
  const name = `beneath-${Math.random()}`
  documentClient.middlewareStack.add(middleware as never, { step, name, priority: 'low' } as never)
  try {
    return await run()
  } finally {
    documentClient.middlewareStack.remove(name)
  }
}

type Next = (given: unknown) => Promise<unknown>
const isWrite = (commandName = '') => /^(Put|Update|Delete|BatchWrite)/.test(commandName)

/** The nth write (from 1) is lost before it reaches the table or after, and nothing after it gets there: the function was killed. False if there was no nth. */
export async function killAtWrite(
  nth: number,
  side: 'before' | 'after',
  run: () => Promise<unknown>,
): Promise<boolean> {
  let writes = 0
  let isDead = false
  const killed = () => Object.assign(new Error('killed'), { name: 'Killed' })
  const underway = new Set<Promise<unknown>>()
  async function call(next: Next, commandName: string | undefined, given: unknown) {
    if (isDead) throw killed()
    if (!isWrite(commandName) || ++writes !== nth) return next(given)
    isDead = true
    if (side === 'after') await next(given)
    throw killed()
  }
  const middleware = ((next: Next, { commandName }: { commandName?: string }) =>
    (given: unknown) => {
      const called = call(next, commandName, given)
      const over = called.catch(() => undefined).finally(() => underway.delete(over))
      underway.add(over)
      return called
    }) as unknown as Middleware
  await under(middleware, 'initialize', async () => {
    await run().catch((error: Error) => {
      if (error.name !== 'Killed') throw error
    })
    while (underway.size) await Promise.all(underway) // what was on its way when the function died
  })
  return isDead
}

/** The nth write (from 1) waits until `meanwhile` is over: the function slept while others went on. True if there was one. */
export async function pauseAtWrite(
  nth: number,
  run: () => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<boolean> {
  let writes = 0
  const middleware = ((next: (given: unknown) => Promise<unknown>, context: { commandName?: string }) =>
    async (given: unknown) => {
      if (isWrite(context.commandName) && ++writes === nth) await meanwhile()
      return next(given)
    }) as unknown as Middleware
  await under(middleware, 'initialize', () => run().catch(() => undefined))
  return writes >= nth
}

/** Every call waits for its turn, and `order` says whose turn it is: an interleaving that can be replayed. */
export async function interleave<T>(
  order: number[],
  runs: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const waiting: (() => void)[] = []
  let open = runs.length
  const middleware = ((next: (given: unknown) => Promise<unknown>) => async (given: unknown) => {
    await new Promise<void>((go) => waiting.push(go))
    return next(given)
  }) as unknown as Middleware
  return under(middleware, 'initialize', async () => {
    const all = Promise.allSettled(runs.map((run) => run().finally(() => open--)))
    for (let turn = 0; open > 0; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      const [go] = waiting.splice((order[turn % order.length] ?? 0) % Math.max(waiting.length, 1), 1)
      go?.()
    }
    return all
  })
}

/** Every put is done, whatever its condition says: the engine of a control. */
export async function ignoreConditions<T>(run: () => Promise<T>): Promise<T> {
  const middleware = ((next: (given: unknown) => Promise<unknown>, context: { commandName?: string }) =>
    (given: { input: object }) => {
      if (!context.commandName?.startsWith('Put')) return next(given)
      const bare = {
        ConditionExpression: undefined,
        ExpressionAttributeNames: undefined,
        ExpressionAttributeValues: undefined,
      }
      return next({ ...given, input: { ...given.input, ...bare } })
    }) as unknown as Middleware
  return under(middleware, 'initialize', run)
}

/** Read units as the engine bills them: a cross-check. */
export async function countReadUnits(run: () => Promise<unknown>): Promise<number> {
  let units = 0
  const middleware = ((
    next: (given: unknown) => Promise<{ output: { ConsumedCapacity?: { CapacityUnits?: number } } }>,
  ) =>
    async (given: { input: object }) => {
      const answer = await next({ ...given, input: { ...given.input, ReturnConsumedCapacity: 'TOTAL' } })
      units += answer.output.ConsumedCapacity?.CapacityUnits ?? 0
      return answer
    }) as unknown as Middleware
  await under(middleware, 'initialize', run)
  return units
}
