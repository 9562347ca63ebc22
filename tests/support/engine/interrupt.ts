import { documentClient } from '@zhixing/functions/core/dynamodb/table'

type Middleware = Parameters<typeof documentClient.middlewareStack.add>[0]
type Next = (args: unknown) => Promise<unknown>
type Handler = (next: Next, args: { input: object }, commandName: string) => Promise<unknown>

/** Runs with a handler between the product's client and the table. */
async function runWith<T>(handler: Handler, run: () => Promise<T>): Promise<T> {
  const name = `interrupt-${Math.random()}`
  const middleware = (next: Next, { commandName = '' }: { commandName?: string }) =>
    ((args: { input: object }) => handler(next, args, commandName)) as Next
  const options = { step: 'initialize', name, priority: 'low' } as const
  documentClient.middlewareStack.add(middleware as unknown as Middleware, options as never)
  try {
    return await run()
  } finally {
    documentClient.middlewareStack.remove(name)
  }
}

const isWrite = (commandName: string) => /^(Put|Update|Delete|BatchWrite)/.test(commandName)

/**
 * Kills the function at its nth write (from 1), before or after the write reaches the table; nothing after it
 * does. Resolves to false if there was no nth write.
 */
export async function killAtWrite(
  nth: number,
  side: 'before' | 'after',
  run: () => Promise<unknown>,
): Promise<boolean> {
  let writes = 0
  let isKilled = false
  const newKill = () => Object.assign(new Error('killed'), { name: 'Killed' })
  const underWay = new Set<Promise<unknown>>()
  async function call(next: Next, args: unknown, commandName: string) {
    if (isKilled) throw newKill()
    if (!isWrite(commandName) || ++writes !== nth) return next(args)
    isKilled = true
    if (side === 'after') await next(args)
    throw newKill()
  }
  const handler: Handler = (next, args, commandName) => {
    const called = call(next, args, commandName)
    const ended = called.catch(() => undefined).finally(() => underWay.delete(ended))
    underWay.add(ended)
    return called
  }
  await runWith(handler, async () => {
    await run().catch((error: Error) => {
      if (error.name !== 'Killed') throw error
    })
    while (underWay.size) await Promise.all(underWay) // calls made before the kill
  })
  return isKilled
}

/** Holds the nth write (from 1) back until `meanwhile` is over. Resolves to whether there was one. */
export async function pauseAtWrite(
  nth: number,
  run: () => Promise<unknown>,
  meanwhile: () => Promise<unknown>,
): Promise<boolean> {
  let writes = 0
  const handler: Handler = async (next, args, commandName) => {
    if (isWrite(commandName) && ++writes === nth) await meanwhile()
    return next(args)
  }
  await runWith(handler, () => run().catch(() => undefined))
  return writes >= nth
}

/**
 * Runs functions side by side, one call to the table at a time; `order` decides whose call is next, so a run
 * can be repeated.
 */
export async function interleave<T>(
  order: number[],
  runs: (() => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const waiting: (() => void)[] = []
  let open = runs.length
  const handler: Handler = async (next, args) => {
    await new Promise<void>((go) => waiting.push(go))
    return next(args)
  }
  return runWith(handler, async () => {
    const all = Promise.allSettled(runs.map((run) => run().finally(() => open--)))
    for (let turn = 0; open > 0; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      const [go] = waiting.splice((order[turn % order.length] ?? 0) % Math.max(waiting.length, 1), 1)
      go?.()
    }
    return all
  })
}

const noCondition = {
  ConditionExpression: undefined,
  ExpressionAttributeNames: undefined,
  ExpressionAttributeValues: undefined,
}

/** A control: every put succeeds, whatever its condition. */
export const ignoreConditions = <T>(run: () => Promise<T>): Promise<T> =>
  runWith(
    (next, args, commandName) =>
      next(commandName.startsWith('Put') ? { ...args, input: { ...args.input, ...noCondition } } : args),
    run,
  )

interface CapacityAnswer {
  output: { ConsumedCapacity?: { CapacityUnits?: number } }
}

/** Read units as the engine reports them, to cross-check the meter. */
export async function countReadUnits(run: () => Promise<unknown>): Promise<number> {
  let units = 0
  const handler: Handler = async (next, args) => {
    const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' }
    const answer = (await next({ ...args, input })) as CapacityAnswer
    units += answer.output.ConsumedCapacity?.CapacityUnits ?? 0
    return answer
  }
  await runWith(handler, run)
  return units
}
